import Foundation
import HiplineBatch
import HiplineCore
import HiplineIO
import HiplineTestSupport
import Testing

/// The real exports beside the real recordings; nil where there are none.
private let samples: URL? = {
  guard let data = TestFolders.realData else { return nil }
  let folder = data.deletingLastPathComponent().appending(path: "formats/samples")
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()

/// Folders as apps leave them.
@Suite(.enabled(if: samples != nil))
struct DeviceFilesOfAppsTests {
  /// What is read of a folder, without the notes on where it came from.
  private func read(_ folder: String) throws -> SensorReader.Result {
    let root = try #require(samples)
    let found = SessionDiscovery().sessions(at: [root.appending(path: folder).path])
    let sensors = found.sources.flatMap(\.sensors).filter { !$0.path.hasSuffix("SOURCE.txt") }
    return SensorReader().read(sensors)
  }

  @Test func `MetaBase's accelerometer and gyroscope are one device on one clock`() throws {
    let result = try read("metabase")
    #expect(result.failures.isEmpty)
    let pair = try #require(result.recordings.first { $0.gyroscope != nil })
    #expect(result.recordings.count == 2)
    // The first rows' epochs differ by 328 ms; each file counts its own seconds from zero.
    #expect(abs((pair.gyroscope?.timestamps.first ?? 0) + 0.328) < 1e-6)
    #expect(pair.accelerometer?.count == 208)
  }

  @Test func `Sensor Logger's total acceleration is what counts of its three`() throws {
    let result = try read("sensor-logger-android")
    #expect(result.failures.isEmpty)
    #expect(result.recordings.map(\.restSign) == [.upPositive])
    #expect(result.recordings.first?.name.hasSuffix("TotalAcceleration.csv") == true)
    #expect(result.recordings.first?.holdsGravity == true)
  }

  @Test func `the edited header of a phyphox gyroscope is refused by its accelerometer`() throws {
    let result = try read("phyphox-android")
    #expect(result.failures.map(\.code) == [.unitContradicted])
    #expect(result.recordings.map(\.holdsGravity) == [true, false])
  }

  @Test func `heart rate, field and markers beside a Polar accelerometer are no failures`() throws {
    let result = try read("polar-sensor-logger")
    #expect(result.failures.isEmpty)
    #expect(result.recordings.count == 1)
  }

  @Test func `a phyphox experiment is placed on the clock`() throws {
    let data = try #require(TestFolders.realData)
    let found = SessionDiscovery().sessions(at: [data.appending(path: "phyphox-lifts").path])
    let clocks = SensorReader().read(found.sources.flatMap(\.sensors)).recordings.map(\.clock)
    #expect(clocks.count == 4)
    for clock in clocks {
      guard case .absolute(let seconds) = clock else {
        Issue.record("an absolute clock expected")
        continue
      }
      // Recorded in January and March 2024, as the folders' names say.
      #expect((1_704_067_200...1_711_929_600).contains(seconds))
    }
  }
}
