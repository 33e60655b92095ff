import HiplineTestSupport
import Testing

@testable import HiplineIO

struct SmallTableTests {
  private func table(_ text: String) throws -> SmallTable {
    try #require(SmallTable(Array(text.utf8)))
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `rows keep the numbers of their lines`(end: String) throws {
    let table = try table(["", "Name,Value", "a,1", ",", "b,2.5", ""].joined(separator: end))
    #expect(table.headerLine == 2)
    #expect(table.names == ["Name", "Value"])
    #expect(table.rows.map(\.line) == [3, 5])
    #expect(table.rows.map { table.text($0, "name") } == ["a", "b"])
    #expect(table.rows.map { table.number($0, "value") } == [1, 2.5])
  }

  @Test func `decimal commas are read where they cannot be delimiters`() throws {
    let table = try table("\u{FEFF}start;note\n1,5;x\n\"2,25\";\"a;b\"\n")
    #expect(table.rows.map { table.number($0, "start") } == [1.5, 2.25])
    #expect(table.text(table.rows[1], "note") == "a;b")
    #expect(table.number(table.rows[0], "note") == nil)
    #expect(table.text(table.rows[0], "other") == nil)
  }

  @Test func `a short row lacks its last fields only`() throws {
    let table = try table("a,b,c\n1,2\n")
    #expect(table.number(table.rows[0], "b") == 2)
    #expect(table.text(table.rows[0], "c") == nil)
  }

  @Test func `a table of thousands of rows is read whole`() throws {
    let rows = (0..<20_000).map { "sub-\($0)_motion.tsv\t2026-01-01T00:00:00" }
    let table = try table("filename\tacq_time\n" + rows.joined(separator: "\n"))
    #expect(table.rows.count == rows.count)
    let scans = try #require(
      MotionScans(Array(("filename\tacq_time\n" + rows.joined(separator: "\n")).utf8)))
    #expect(scans.startedAt("sub-19999_motion.tsv") == "2026-01-01T00:00:00")
  }

  @Test func `nothing is no table`() {
    #expect(SmallTable([])?.names == nil)
    #expect(SmallTable(Array(" \n,,\n".utf8))?.names == nil)
  }
}
