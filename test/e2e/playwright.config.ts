// End-to-end tests: dist/web in Chromium and in Firefox (the system's, driven over WebDriver BiDi).
import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium, findFirefox } from '../../src/setup/browsers.mjs'

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../node_modules/.cache/snowball/e2e',
  globalSetup: './serve.ts',
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000, // ms
  use: { baseURL: process.env.SNOWBALL_URL }, // set by serve.ts before the workers read this file
  projects: [
    {
      name: 'chromium',
      use: { browserName: 'chromium', launchOptions: { executablePath: findChromium(), args: chromiumFlags } },
    },
    {
      name: 'firefox',
      use: { browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath: findFirefox() } },
    },
  ],
})
