/**
 * Ends the output of the unit, property and integration tests with a line of the form `12 passed, 0 failed`, alone on
 * its line. A test that did not run, and a file that could not be read, count as failed.
 */

/** @implements {import('vitest/reporters').Reporter} */
export default class ClosingLineReporter {
  /** @param {ReadonlyArray<import('vitest/node').TestModule>} modules */
  onTestRunEnd(modules) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const passed = tests.filter((test) => test.result().state === 'passed').length
    const unread = modules.filter((module) => module.errors().length > 0).length
    console.log(`${passed} passed, ${tests.length - passed + unread} failed`)
  }
}
