/**
 * Counts a test run from Vitest's JSON report. A step that failed before the tests (build, types,
 * lint, format), a file that could not be loaded and a run without a report count as failed.
 */
export function tally({ code, json }, failedSteps) {
  if (json === null) return { passed: 0, failed: failedSteps + 1, skipped: 0 }
  const unloaded = json.testResults.filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length
  const failed = json.numFailedTests + unloaded + failedSteps
  return {
    passed: json.numPassedTests,
    // Vitest says so by its exit code alone where an error stands outside every test.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: json.numPendingTests + json.numTodoTests,
  }
}

export function isPassed({ passed, failed }) {
  return failed === 0 && passed > 0
}

export function closingLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`
  return skipped === 0 ? line : `${line}, ${skipped} skipped`
}
