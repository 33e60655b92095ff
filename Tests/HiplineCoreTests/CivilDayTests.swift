import Testing

@testable import HiplineCore

struct CivilDayTests {
  @Test func `days are those of the calendar`() {
    #expect(CivilDay("1970-01-01")?.number == 0)
    #expect(CivilDay("2026-03-02T18:30:00Z")?.number == 20_514)
    #expect(CivilDay.number(year: 2026, month: 4, day: 31) == CivilDay("2026-05-01")?.number)
    #expect(CivilDay("2000-02-29")?.iso == "2000-02-29")
    for number in stride(from: -100_000, to: 100_000, by: 37) {
      #expect(CivilDay(CivilDay(number: number).iso)?.number == number)
    }
    for text in ["", "2026", "2026-02-30", "1900-02-29", "2026-13-01", "2026-3-02", "x026-03-02"] {
      #expect(CivilDay(text) == nil)
    }
  }
}
