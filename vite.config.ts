// How Snowball is built (the page; with `build.ssr` the command line and its worker) and tested (three Vitest projects).
import { defineConfig } from 'vitest/config'
import { playwright } from '@vitest/browser-playwright'
import { chromiumFlags, findChromium } from './src/setup/browsers.mjs'
import { kernelPlugin } from './src/setup/kernel.mjs'

/** The kernel takes nearly all of a build, which is no news. */
const checks = { bundlerTimings: false }

const page = {
  outDir: 'dist/web',
  target: 'es2022',
  rolldownOptions: { checks },
}

const commandLine = {
  outDir: 'dist/cli',
  target: 'node20',
  rolldownOptions: {
    checks,
    input: { snowball: 'src/cli/snowball.ts', 'simulate.node': 'workers/simulate.node.ts' },
    output: {
      // One flat folder: `new URL('./simulate.node.js', import.meta.url)` holds from every chunk.
      entryFileNames: '[name].js',
      chunkFileNames: 'chunk-[name]-[hash].js',
      banner: (chunk: { name: string; isEntry: boolean }) =>
        chunk.isEntry && chunk.name === 'snowball' ? '#!/usr/bin/env node' : '',
    },
  },
}

export default defineConfig(({ isSsrBuild }) => ({
  base: './', // any static host, any folder
  publicDir: false,
  plugins: [kernelPlugin()],
  worker: { format: 'es', plugins: () => [kernelPlugin()], rolldownOptions: { checks } },
  build: isSsrBuild ? commandLine : page,
  ssr: isSsrBuild ? { noExternal: true } : {}, // dist/cli runs without node_modules
  test: {
    passWithNoTests: true,
    maxWorkers: '100%', // one core less by default: half of two
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{oracles,browser,e2e,bench}/**'],
          testTimeout: 30_000, // ms
        },
      },
      {
        extends: true,
        test: { name: 'oracle', include: ['test/oracles/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        extends: true,
        // Found before the first test, or Vite reloads the page in the middle of one.
        optimizeDeps: {
          include: ['@observablehq/plot', 'comlink', 'd3', 'lit', 'lit/decorators.js', 'simple-statistics'],
        },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false, // they would land in the source tree
            provider: playwright({ launchOptions: { executablePath: findChromium(), args: chromiumFlags } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
}))
