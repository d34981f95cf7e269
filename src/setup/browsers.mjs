// Which browsers the tests drive: CHROME_PATH / FIREFOX_PATH, else what the system has, else Debian's packages as root.
// Invariant: Node's own modules only; nothing is downloaded but by the system's package manager.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Chromium without a sandbox (root in a container), without a GPU and without traffic of its own. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const chineseFont = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
const programFiles = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
const onWindows = (/** @type {string} */ path) => programFiles.filter((folder) => folder).map((folder) => `${folder}\\${path}`)

/** @typedef {{ name: string, variable: string, package: string, programs: string[], places: string[] }} Browser */

/** @type {Browser} */
const chromium = {
  name: 'Chromium, Chrome or Edge',
  variable: 'CHROME_PATH',
  package: 'chromium',
  programs: 'chromium chromium-browser google-chrome google-chrome-stable microsoft-edge microsoft-edge-stable'.split(' '),
  places: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...onWindows('Google\\Chrome\\Application\\chrome.exe'),
    ...onWindows('Microsoft\\Edge\\Application\\msedge.exe'),
  ],
}

/** @type {Browser} */
const firefox = {
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  package: 'firefox-esr',
  programs: ['firefox-esr', 'firefox'],
  places: ['/Applications/Firefox.app/Contents/MacOS/firefox', ...onWindows('Mozilla Firefox\\firefox.exe')],
}

export const findChromium = () => find(chromium)
export const findFirefox = () => find(firefox)

/**
 * Finds both browsers and, as root on Debian, installs what is missing (a Chinese font too: without one screenshots
 * show boxes).
 * @returns {{ found: string[], advice: string[] }} the browsers that can be driven; a sentence for each that cannot
 */
export function ensureBrowsers() {
  const wanted = Object.entries({ chromium, firefox })
  if (isRootOnDebian()) {
    const missing = wanted
      .filter(([, browser]) => !process.env[browser.variable] && !find(browser))
      .map(([, browser]) => browser.package)
    if (!existsSync(chineseFont)) missing.push('fonts-noto-cjk')
    if (missing.length > 0) installDebianPackages(missing)
  }
  return {
    found: wanted.filter(([, browser]) => find(browser)).map(([key]) => key),
    advice: wanted.filter(([, browser]) => !find(browser)).map(([, browser]) => advise(browser)),
  }
}

/**
 * @param {Browser} browser
 * @returns {string | undefined} the program's path
 */
function find({ variable, programs, places }) {
  const chosen = process.env[variable]
  if (chosen) return isProgram(chosen) ? chosen : undefined
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder)
  return [...programs.flatMap((program) => folders.map((folder) => join(folder, program))), ...places].find(isProgram)
}

/** @param {Browser} browser */
function advise({ name, variable, package: debian }) {
  const chosen = process.env[variable]
  if (chosen) return `${variable}: not a program; got ${chosen}`
  return `No ${name} found: install it (Debian: apt-get install ${debian}) or set ${variable} to its program.`
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** @param {string[]} packages */
function installDebianPackages(packages) {
  console.log(`Installing Debian's ${packages.join(', ')} …`)
  /** @param {string[]} words */
  const apt = (...words) =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  apt('update') // a list that cannot be had is not yet a failure: the installation decides
  apt('install', '-y', '--no-install-recommends', ...packages)
}
