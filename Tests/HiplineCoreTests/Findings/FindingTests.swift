import HiplineCore
import Testing

struct FindingTests {
  @Test func `an error is worse than a warning and a warning than a note`() {
    #expect(Finding.Severity.allCases.sorted() == [.info, .warning, .error])
    #expect([Finding.Severity.warning, .error, .info].max() == .error)
  }

  @Test func `a finding without a hint traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = Finding(.gapFilled, .info, "a gap was filled", hint: "")
    }
  }

  @Test func `a finding is about the whole recording unless it names a time`() {
    #expect(Finding(.gapFilled, .info, "a gap was filled", hint: "move closer").seconds == nil)
  }
}
