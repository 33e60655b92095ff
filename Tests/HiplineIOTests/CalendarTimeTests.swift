import Testing

@testable import HiplineIO

struct CalendarTimeTests {
  @Test(
    arguments: [
      ("1970-01-01 00:00:00", 0), ("1970-01-01T00:00:01.5", 1_500_000_000),
      ("2018-11-08 11:34:51.474000", 1_541_676_891_474_000_000),
      ("2018-11-08 11:34:56", 1_541_676_896_000_000_000),
      ("2019-02-14T08:58:00.0000000", 1_550_134_680_000_000_000),
      ("2025-04-13T16:07:32.687-06:00", 1_744_582_052_687_000_000),
      ("2017-06-23 15:42:42.144 +0200", 1_498_225_362_144_000_000),
      ("2014-05-07 13:29:50.439+0100 [Europe/London]", 1_399_465_790_439_000_000),
      ("2014-05-07T12:29:50.439Z[Etc/GMT+1]", 1_399_465_790_439_000_000),
      ("2022-08-05T15.26.13.153", 1_659_713_173_153_000_000),
      ("2018-07-24 07:55:32:669", 1_532_418_932_669_000_000),
      ("2024-02-29T23:59:60Z", 1_709_251_200_000_000_000),
      ("2025-10-9 8:18:9:94", 1_759_997_889_094_000_000),
      ("2018-07-24 07:55:32_669", 1_532_418_932_669_000_000),
      ("2018-07-24 07-55-32_669", 1_532_418_932_669_000_000),
      ("2018-07-24 07:55:32 PM", 1_532_462_132_000_000_000),
    ] as [(String, Int64)])
  func `written times of devices are nanoseconds since 1970`(text: String, expected: Int64) {
    let time = CalendarTime(text)
    #expect(time?.nanoseconds == expected)
    #expect(time?.hasDate == true)
  }

  @Test func `a time of day counts from midnight`() {
    #expect(CalendarTime("13:05:10:010")?.nanoseconds == 47_110_010_000_000)
    #expect(CalendarTime("13:05:10:010")?.hasDate == false)
  }

  @Test(
    arguments: [
      ("11/14/2023 22:13:20.040", 80_000_040_000_000),
      ("14/11/2023 22:13:20.040", 80_000_040_000_000),
      ("9-12-2017 22:13:20", 80_000_000_000_000), ("14.11.2023 22:13:20,04", 80_000_040_000_000),
      ("4/10/2026 12:13:39 PM", 44_019_000_000_000), ("4/10/2026 12:13:39 AM", 819_000_000_000),
      ("1/2/2023 1:2:3.5 pm", 46_923_500_000_000),
    ] as [(String, Int64)])
  func `where day and month may be either, the time of day is taken alone`(
    text: String, expected: Int64
  ) {
    let time = CalendarTime(text)
    #expect(time?.nanoseconds == expected)
    #expect(time?.hasDate == false)
  }

  @Test func `what a spreadsheet leaves of a time is that of an hour`() {
    #expect(CalendarTime("00:04.5")?.nanoseconds == 4_500_000_000)
    #expect(CalendarTime("59:59,25")?.nanoseconds == 3_599_250_000_000)
    #expect(CalendarTime("59:59,25")?.hasDate == false)
  }

  @Test(arguments: [
    "", "2018", "2018-13-01 00:00:00", "2018-11-08", "1551178506.0000", "11:34",
    "2018-11-08 25:00:00",
    "2018-11-08 11:34:61", "13/13/2023 10:00:00", "1/2/2023", "1.2.2023", "1.5", "60:10.5",
    "10:60.5",
    "13:00:00 PM", "0:10:00 AM", "11:34.", "1:2:3:1000", "1/2/23 10:00:00", "2018-11-08 11:34:56.",
    "2018-11-08 11:34:56 CET", "0.5",
  ])
  func `what is not a time is none`(text: String) {
    #expect(CalendarTime(text) == nil)
  }
}
