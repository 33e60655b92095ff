import Foundation
import HiplineCore
import HiplineIO
import Testing

/// Public recordings that are not in the repository; the tests are skipped where they are not on the machine.
private enum RealFiles {
  static let data: String =
    ProcessInfo.processInfo.environment["HIPLINE_REAL_DATA"]
    ?? URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data").standardized.path

  static let samples = URL(filePath: data).appending(path: "../formats/samples").standardized.path

  static let hasData = isThere(data)
  static let hasSamples = isThere(samples)

  private static func isThere(_ folder: String) -> Bool {
    if FileManager.default.fileExists(atPath: folder) { return true }
    print("skipped: the real recordings are not at \(folder)")
    return false
  }

  static func files(_ folder: String, suffix: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted().map { "\(folder)/\($0)" }
  }
}

@Suite(.enabled(if: RealFiles.hasData))
struct RealFilesTests {
  @Test func `the UCI recordings are 25 hertz in m/s² and rad/s without a doubt about units`()
    throws
  {
    let files = RealFiles.files(RealFiles.data + "/uci730", suffix: "test.txt")
    #expect(files.count > 10)
    for file in files {
      let read = try #require(try RecordingReader.read(path: file).first)
      #expect(read.format == "uci-730")
      #expect(abs(Double(read.sampleCount - 1) / read.durationSeconds - 25) < 1e-9)
      #expect(read.gyroscope?.count == read.sampleCount)
      #expect(read.holdsGravity == true)
      #expect(read.findings.allSatisfy { $0.code == .uncalibratedAccelerometer }, "\(file)")
    }
  }

  @Test func `the MEx recordings are in g at their true rate and in order`() throws {
    let files = RealFiles.files(RealFiles.data + "/mex-clamshell", suffix: ".csv")
      .filter { !$0.hasSuffix("counts.csv") }
    #expect(files.count == 30)
    for file in files {
      let read = try #require(try RecordingReader.read(path: file).first)
      #expect(read.format == "axivity")
      let rate = Double(read.sampleCount - 1) / read.durationSeconds
      #expect((102.6...103.2).contains((rate * 10).rounded() / 10), "\(file)")
      #expect(read.findings.allSatisfy { $0.code == .uncalibratedAccelerometer }, "\(file)")
    }
  }

  @Test func `the phyphox lifts lack gravity`() throws {
    let files = RealFiles.files(RealFiles.data + "/phyphox-lifts", suffix: "Raw Data.csv")
    #expect(files.count == 4)
    for file in files {
      let read = try #require(try RecordingReader.read(path: file).first)
      #expect(read.format == "phyphox")
      #expect(read.holdsGravity == false)
      #expect(read.findings.map(\.code) == [.gravityAbsent])
    }
  }

  @Test func `the watch recordings declare their units and are 50 hertz`() throws {
    for file in RealFiles.files(RealFiles.data + "/spar-watch", suffix: ".csv") {
      let read = try #require(try RecordingReader.read(path: file).first)
      #expect(read.declaredUnits == [.accelerometer: "g", .gyroscope: "rad/s"])
      #expect(abs(Double(read.sampleCount - 1) / read.durationSeconds - 50) < 0.1)
      #expect(read.findings.allSatisfy { $0.code == .uncalibratedAccelerometer }, "\(file)")
    }
  }

  @Test func `the T-stick's two header rows are understood`() throws {
    for file in RealFiles.files(RealFiles.data + "/repoimu", suffix: ".csv") {
      let read = try #require(try RecordingReader.read(path: file).first)
      #expect(read.columns[5].unit == "m/s²")
      #expect(read.columns[8].unit == "rad/s")
      #expect(read.gyroscope?.count == read.sampleCount)
    }
  }
}

@Suite(.enabled(if: RealFiles.hasSamples))
struct RealSamplesTests {
  private func read(_ path: String) throws -> Recording {
    try #require(try RecordingReader.read(path: RealFiles.samples + "/" + path).first)
  }

  private func failure(_ path: String) -> InputFailure.Code? {
    do throws(InputFailure) {
      _ = try RecordingReader.read(path: RealFiles.samples + "/" + path)
      return nil
    } catch {
      return error.code
    }
  }

  @Test(arguments: [
    ("phyphox-acc-without-g/Raw Data.csv", "phyphox", false),
    ("phyphox-android/Accelerometer_header_edited_by_user_CRLF.csv", "named-columns", true),
    ("sensor-logger-android/TotalAcceleration.csv", "sensor-logger", true),
    ("sensor-logger-android/AccelerometerUncalibrated.csv", "sensor-logger", true),
    ("sensor-logger-android/Accelerometer.csv", "sensor-logger", false),
    ("sensor-logger-watch/WristMotion.csv", "sensor-logger", true),
    ("axivity/ax3_testfile_unix_timestamps.csv", "axivity", true),
    ("axivity/ax6_testfile_formatted_timestamps.csv", "axivity", true),
    ("sensorlog-ios-phone/charlie_phone_data.csv", "sensorlog", true),
    ("shimmer3-consensys/shimmer_sep_semicolon.csv", "shimmer", true),
    ("metabase/Accelerometer.csv", "metabase", true),
    ("physics-toolbox/INPUT_N.csv", "physics-toolbox", true),
    ("polar-sensor-logger/Polar_Sense_ACC.txt", "polar-sensor-logger", true),
    ("xsens-dot/bei_D4CA6EF17860_offline.csv", "movella-dot", true),
    ("xsens-dot/LFemur_realtime_sensorfusion_extQuat.csv", "movella-dot", false),
    ("xsens-mt-manager/MT_012005D6_009-001_00B42268.txt", "xsens-text", true),
    ("actigraph-imu/example-IMU_original.csv", "actigraph", true),
    ("actigraph-raw/exampleRAW_original.csv", "actigraph", true),
    ("geneactiv/right_wrist.csv", "geneactiv", true),
    ("empatica-e4/ACC.csv", "empatica-e4", true),
    ("motionsense-devicemotion/sub_3.csv", "core-motion", true),
    ("apdm-opal/imuData01.csv", "apdm", true),
    ("mpu6050-raw-lsb/static_micros_8g.csv", "arduino", true),
    ("delsys/emgworks.csv", "delsys-emgworks", true),
    ("androsensor/Sensor_record_7_24_18_AndroSensor.csv", "androsensor", true),
  ])
  func `exports of apps are read`(path: String, format: String, holdsGravity: Bool) throws {
    let read = try read(path)
    #expect(read.format == format)
    #expect(read.holdsGravity == holdsGravity)
    #expect(read.sampleCount > 80)
  }

  @Test func `raw counts of a MPU-6050 tell their scale`() throws {
    #expect(try read("mpu6050-raw-lsb/static_micros_8g.csv").columns[1].unit == "1/4096 g")
    #expect(try read("mpu6050-raw-lsb/stationary_micros_2g.csv").columns[1].unit == "1/16384 g")
  }

  @Test(arguments: [
    ("actigraph-counts/example1sec.csv", InputFailure.Code.notARecording),
    ("axivity/ukbiobank_epoch.csv", .notARecording),
    ("polar-sensor-logger/Polar_Sense_HR.txt", .notARecording),
    ("polar-sensor-logger/MARKER.txt", .notARecording),
    ("polar-sensor-logger/Polar_Sense_MAGN.txt", .noAcceleration),
    ("sensor-logger-android/Annotation.csv", .empty),
    ("actigraph-raw/GGIR_ActiGraph13.csv", .notARecording),
    ("actigraph-raw/GGIR_ActiGraph61.csv", .notARecording),
    ("actigraph-raw/GGIR_ActiGraph13_timestamps_headers.csv", .notARecording),
    ("empatica-e4/tags.csv", .notARecording),
    ("xsens-mt-manager/MT2022_ACC_00B42D4B.txt", .noTimeBase),
    ("xsens-mt-manager/MT_012005D6-000_sit_to_stand-000_00B421ED.txt", .noAcceleration),
  ])
  func `what is no recording is refused for its reason`(path: String, code: InputFailure.Code) {
    #expect(failure(path) == code)
  }

  @Test func `no real file crashes, whole or cut`() {
    for file in RealFiles.files(RealFiles.samples, suffix: "") {
      guard let data = FileManager.default.contents(atPath: file) else { continue }
      var generator = SplitMix64(seed: UInt64(data.count))
      for length in [data.count]
        + (0..<5).map({ _ in Int.random(in: 0...data.count, using: &generator) })
      {
        _ = try? RecordingReader.read(bytes: Array(data.prefix(length)), name: file)
      }
    }
  }
}
