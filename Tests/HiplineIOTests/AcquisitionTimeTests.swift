import Testing

@testable import HiplineIO

struct AcquisitionTimeTests {
  @Test(arguments: [
    ("2026-03-01T10:00:00.5", "2026-03-01T10:00:00.500000"),
    ("2026-03-01T10:00:00Z", "2026-03-01T10:00:00.000000Z"),
    ("2026-03-01T10:00:00+01:00", "2026-03-01T09:00:00.000000Z"),
    ("2026-03-01T10:00", "2026-03-01T10:00:00.000000"),
    ("2026-03-01", "2026-03-01T00:00:00.000000"),
  ]) func `a written time becomes one of BIDS`(written: String, expected: String) {
    #expect(AcquisitionTime(written)?.text == expected)
  }

  @Test(arguments: ["yesterday", "10:00:00", "1.3.2026"])
  func `what is no ISO 8601 is no time`(text: String) {
    #expect(AcquisitionTime(text) == nil)
  }

  @Test func `a shifted date is of 1925 and keeps the order`() {
    #expect(AcquisitionTime.shifted.text == "1925-01-01T00:00:00.000000")
    let later = AcquisitionTime.shifted.after(seconds: 2.35)
    #expect(later.text == "1925-01-01T00:00:02.350000")
    #expect(AcquisitionTime.isShifted(later.text))
    #expect(!AcquisitionTime.isShifted("1926-01-01T00:00:00"))
    #expect(!AcquisitionTime.isShifted("n/a"))
    #expect(
      AcquisitionTime(later.text).map { abs($0.unixSeconds - later.unixSeconds) < 1e-6 } == true)
  }
}
