// All charts in one module, so that the page loads Plot with one lazy import.
export { differenceChart } from './difference-chart.ts'
export { gmvChart } from './gmv-chart.ts'
export { returnChart } from './return-chart.ts'
export { worldChart } from './world-chart.ts'
