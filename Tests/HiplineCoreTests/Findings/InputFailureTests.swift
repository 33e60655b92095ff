import HiplineCore
import Testing

struct InputFailureTests {
  private func failure(line: Int? = nil, column: Int? = nil) -> InputFailure {
    InputFailure(
      .malformedRow, path: "a/b.csv", "a number expected", hint: "export again", line: line,
      column: column)
  }

  @Test func `a failure is one line that begins with the place`() {
    #expect(
      failure(line: 3, column: 7).description
        == "a/b.csv:3:7: a number expected (export again)")
    #expect(failure(line: 3).description == "a/b.csv:3: a number expected (export again)")
    #expect(failure().description == "a/b.csv: a number expected (export again)")
  }

  @Test func `a column without a line names no place`() {
    #expect(failure(column: 7).description == "a/b.csv: a number expected (export again)")
  }
}
