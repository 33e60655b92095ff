import Testing

@testable import HiplineIO

struct DialectTests {
  private static let lines = [
    "", ",", "1,2,3", " 1 ,\t2, x y ", "a;b", "\"1,5\",2", "\"say \"\"so\"\"\",,", "7,",
  ]

  @Test(arguments: lines)
  func `one field of a line is the same as among all of them`(line: String) {
    let dialect = Dialect(delimiter: Ascii.comma)
    let fields = dialect.fields(of: Array(line.utf8))
    for column in 0..<6 {
      let expected = fields.indices.contains(column) ? fields[column] : nil
      #expect(dialect.field(column, of: Array(line.utf8)) == expected)
    }
  }

  @Test func `a tab or a semicolon splits before a comma, and what is quoted does not count`() {
    func delimiter(_ line: String) -> UInt8? { Dialect.delimiter(of: Array(line.utf8)) }
    #expect(delimiter("a,b,c;d;e") == Ascii.semicolon)
    #expect(delimiter("a,b,c;d") == Ascii.comma)
    #expect(delimiter("a|b") == Ascii.bar)
    #expect(delimiter("\"a;b;c\",d") == Ascii.comma)
    #expect(delimiter("a\tb,c") == Ascii.tab)
    #expect(delimiter("words alone") == nil)
  }

  @Test func `a sample splits the rows that are asked for`() {
    let text = "1,2\n3\n5,6"
    let sample = TableSample(
      Array(text.utf8), lines: [0..<3, 4..<5, 6..<9], dialect: Dialect(delimiter: Ascii.comma))
    #expect(Array(sample) == [["1", "2"], ["3"], ["5", "6"]])
    #expect(sample.fields(ofColumn: 1) == ["2", "6"])
    var rest = sample
    rest.removeFirst()
    #expect(rest.first == ["3"])
    #expect(rest.count == 2)
  }
}
