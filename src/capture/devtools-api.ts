/**
 * What capture uses of `chrome.devtools`, which both browsers have. Everything takes callbacks: as promises these calls
 * have three different result shapes, and with callbacks only one. What comes back is not trusted.
 */
export interface DevtoolsApi {
  network: {
    onRequestFinished: { addListener(listener: (request: unknown) => void): void }
    onNavigated: { addListener(listener: (url: string) => void): void }
    getHAR(callback: (log: unknown) => void): void
  }
  inspectedWindow: {
    /** The value, or a falsy one and an object that says what was wrong; or nothing at all (Firefox). */
    eval(code: string, callback: (value: unknown, problem: unknown) => void): void
  }
}

/** Chromium alone lists the page's resources. */
export interface ChromiumApi extends DevtoolsApi {
  inspectedWindow: DevtoolsApi['inspectedWindow'] & {
    getResources(callback: (resources: unknown) => void): void
  }
}

/** `chrome.runtime`: an error is "unchecked", and shown to the user as one, unless somebody looks at it. */
export interface Runtime {
  readonly lastError?: unknown
}
