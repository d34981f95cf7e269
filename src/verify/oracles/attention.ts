/**
 * O9, O10: attention follows sales and sales follow attention.
 *
 * O9 is the deterministic mean field (setting meanField): sales of a day are the share of traffic times quality. O10 is Pólya's urn:
 * one fan enters one room a day and buys there, every sale adds 1 to that room's weight, and the rooms start with unequal weights.
 * Invariant: the exact shares are computed from the qualities and the starting weights that the engine itself drew.
 */
import { AnchorField } from '../../engine/kernel/slots.ts'
import type { Simulation } from '../../engine/simulate.ts'
import { polyaShares } from '../exact/polya-urn.ts'
import { richGetRicherShares } from '../exact/rich-get-richer.ts'
import { fitRow, histogramOf } from '../goodness-of-fit.ts'
import { lnBeta, lnGamma } from '../../calibrate/special/gamma.ts'
import { compare, defineOracle, settingText } from '../oracle.ts'
import { ALWAYS, anchorColumn, liveWorld, meanOf, openWorld, SEED, STILL, sumOf } from '../oracle-world.ts'

const meanField = defineOracle({
  id: 'O9',
  title: { en: 'Rich get richer', zh: '强者愈强' },
  claim: { en: 'With trust and private traffic off, γ < 1 and no equal share, sales tend to s_j ∝ a_j^{1/(1−γ)}; γ = .5 squares them.', zh: '关闭信任与私域、γ < 1 且无均分流量时，销售份额趋于 s_j ∝ a_j^{1/(1−γ)}。' },
  kind: 'engine',
  processes: ['traffic', 'evening', 'anchors', 'traits', 'numeric'],
  settings: {
    gamma: { default: 0.5, unit: '1', range: [0, 0.95], about: 'γ, exponent of past sales in natural traffic' },
    anchors: { default: 50, unit: 'anchors', range: [2, 2000], whole: true, about: 'rooms' },
    seed: SEED,
  },
  run(context, { gamma, anchors, seed }) {
    const days = Math.ceil(60 / (1 - gamma)) // what is left of the start is γ^days
    const world = liveWorld(context, {
      shape: { fans: 16, anchors, anchorSlots: anchors, horizon: days },
      base: { ...STILL, qualityWhite: 0.6, qualitySd: 0.1, startSalesSd: 1, gammaG: gamma, epsilon: 0, salesFloor: 0, smoothDays: 1, meanField: 1 },
    }, seed)
    const exact = richGetRicherShares({ attractiveness: anchorColumn(world, AnchorField.quality), gamma })
    const sales = anchorColumn(world, AnchorField.sales)
    const total = sumOf(sales)
    const errors = sales.map((value, j) => Math.abs(value / total / exact[j] - 1))
    const largest = exact.indexOf(Math.max(...exact))
    const setting = settingText({ gamma, anchors, days })
    return [
      compare({ quantity: 'share of the largest', setting, exact: exact[largest], simulated: sales[largest] / total, tolerance: 1e-6, toleranceKind: 'relative' }),
      compare({ quantity: 'largest relative error of a share', setting, exact: 0, simulated: Math.max(...errors), tolerance: 1e-6, toleranceKind: 'absolute' }),
      compare({ quantity: 'sum of natural shares', setting, exact: 1, simulated: sumOf(anchorColumn(world, AnchorField.naturalShare)), tolerance: 1e-12, toleranceKind: 'absolute' }),
    ]
  },
})

/** MODEL.md 4: O10 within 2%. */
const STATED = 0.02
/** Normal quantile at ¾: the two members of a quota lie there and opposite. */
const QUARTILE = 0.6744897501960817

const polya = defineOracle({
  id: 'O10',
  title: { en: 'Pólya urn', zh: 'Pólya 罐子模型' },
  claim: {
    en: 'With γ = 1, no equal share and unit increments, the first room\'s share keeps its mean, and after n sales its sd is √(n/(n+A)) of that of Beta(initial weights), A their sum.',
    zh: 'γ = 1、无均分流量且每单增加 1 时，份额均值不变，n 单后标准差为 Beta（初始权重）的 √(n/(n+A)) 倍。',
  },
  kind: 'engine',
  processes: ['traffic', 'sampling', 'visit-public', 'clicks', 'choose', 'order', 'evening', 'random', 'traits'],
  settings: {
    first: { default: 1, unit: 'sales', range: [0.05, 100], about: 'starting weight of one room' },
    second: { default: 3, unit: 'sales', range: [0.05, 100], about: 'starting weight of the other' },
    sales: { default: 40, unit: 'sales', range: [1, 2000], whole: true, about: 'sales after which shares are read' },
    worlds: { default: 25_000, unit: 'worlds', range: [10, 1e6], whole: true, about: 'independent urns' },
    seed: SEED,
  },
  run(context, { first, second, sales, worlds, seed }) {
    const lowFirst = first <= second
    const form = {
      shape: { fans: 1, anchors: 2, anchorSlots: 2, horizon: sales },
      base: {
        ...STILL, startSales: Math.sqrt(first * second), startSalesSd: Math.abs(Math.log(second / first)) / (2 * QUARTILE), referenceFans: 1,
        gammaG: 1, epsilon: 0, salesFloor: 0, smoothDays: 0, entriesFixed: 1, needFixed: 1, needMean: 1, choiceBase: ALWAYS,
      },
    }
    const wins: number[] = []
    let spare: Simulation | undefined
    for (let n = 0; n < worlds; n++) {
      const world = openWorld(context, form, seed * worlds + n, spare)
      const start = anchorColumn(world, AnchorField.sales)
      const room = start[0] < start[1] === lowFirst || start[0] === start[1] ? 0 : 1 // which of the two drew the first weight
      world.advance(sales)
      wins.push(Math.round(anchorColumn(world, AnchorField.sales)[room] - start[room]))
      spare = world
    }
    const total = first + second
    const shares = meanOf(wins.map((count) => (count + first) / (sales + total)))
    const exact = polyaShares({ initial: [first, second], draws: sales })[0]
    const setting = settingText({ first, second, sales, worlds })
    const lnChance = (x: number): number => lnGamma(sales + 1) - lnGamma(x + 1) - lnGamma(sales - x + 1) + lnBeta(x + first, sales - x + second) - lnBeta(first, second)
    const chances = Array.from({ length: sales + 1 }, (_, x) => Math.exp(lnChance(x)))
    return [
      compare({ quantity: 'mean share', setting, exact: exact.mean, simulated: shares.mean, standardError: shares.standardError, tolerance: 4, toleranceKind: 'sigma', stated: STATED }),
      compare({ quantity: `sd of the share after ${sales} sales`, setting, exact: exact.sd, simulated: shares.sd, standardError: shares.sdError, tolerance: 4, toleranceKind: 'sigma', stated: STATED }),
      fitRow('χ² of sales (beta-binomial)', setting, histogramOf(wins, sales + 1), chances),
    ]
  },
})

export const attention = [meanField, polya]
