/**
 * Ends the output of the end-to-end tests with a line of the form `12 passed, 0 failed`, alone on its line.
 * A test that did not run counts as failed: nothing here is skipped silently.
 */

/** @implements {import('@playwright/test/reporter').Reporter} */
export default class ClosingLineReporter {
  /** @type {import('@playwright/test/reporter').Suite | undefined} */
  suite

  /**
   * @param {import('@playwright/test/reporter').FullConfig} _config
   * @param {import('@playwright/test/reporter').Suite} suite
   */
  onBegin(_config, suite) {
    this.suite = suite
  }

  onExit() {
    const tests = this.suite?.allTests() ?? []
    const flaky = tests.filter((test) => test.outcome() === 'flaky')
    for (const { title } of flaky) console.log(`Passed only at the second try: ${title}`)
    const expected = tests.filter((test) => test.outcome() === 'expected')
    const passed = expected.length + flaky.length
    console.log(`${passed} passed, ${tests.length - passed} failed`)
    return Promise.resolve()
  }

  printsToStdio() {
    return true
  }
}
