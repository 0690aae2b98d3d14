/** One way to start either browser. */
import { launchChromium } from './chromium.mjs'
import { launchFirefox } from './firefox.mjs'

/**
 * @param {import('./session.ts').BrowserName} name
 * @param {import('./session.ts').LaunchOptions} options
 * @returns {Promise<import('./session.ts').Session>}
 */
export const launch = (name, options) =>
  name === 'chrome' ? launchChromium(options) : launchFirefox(options)
