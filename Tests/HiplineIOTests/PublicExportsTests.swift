import Foundation
import HiplineCore
import HiplineIO
import HiplineTestSupport
import Testing

/// Headers and ways to write of public programs and loggers that have no format of their own, with rows made here.
struct PublicExportsTests {
  struct Export: Sendable, CustomTestStringConvertible {
    var name: String
    var lines: [String]
    /// By time in s, force in g and rate in °/s along the axes.
    var row: @Sendable (Double, Vector3, Vector3) -> String
    var holdsRate = true

    var testDescription: String { name }
  }

  private static func text(_ values: Double..., decimals: Int = 4) -> String {
    values.map { String(format: "%.\(decimals)f", $0) }.joined(separator: ",")
  }

  private static func clock(_ seconds: Double, decimals: Int) -> String {
    String(
      format: "10:%02d:%0\(decimals + 3).\(decimals)f", Int(seconds) / 60,
      seconds.truncatingRemainder(dividingBy: 60))
  }

  private static let gravity = StillNorm.standardGravity

  static let all = [
    Export(
      name: "SparkFun OpenLog Artemis",
      lines: ["rtcDate,rtcTime,aX,aY,aZ,gX,gY,gZ,mX,mY,mZ,imu_degC,output_Hz,"]
    ) { time, force, rate in
      "03/01/2024,\(clock(time, decimals: 2)),\(text(1000 * force.x, 1000 * force.y, 1000 * force.z, decimals: 2)),"
        + "\(text(rate.x, rate.y, rate.z, decimals: 2)),12.30,-3.10,40.20,27.41,50.001,"
    },
    Export(
      name: "ST data logger",
      lines: [
        "Time [mS], AccX [mg], AccY [mg], AccZ [mg], GyroX [mdps], GyroY [mdps], GyroZ [mdps],MagX [mgauss],P [mB],T ['C]"
      ]
    ) { time, force, rate in
      "\(Int((time * 1000).rounded()) + 1234), \(text(1000 * force.x, 1000 * force.y, 1000 * force.z, decimals: 0)), "
        + "\(text(1000 * rate.x, 1000 * rate.y, 1000 * rate.z, decimals: 0)),-102,1011.5,27.1"
    },
    Export(
      name: "accelerometer of Oxford", lines: ["time,x,y,z"],
      row: { time, force, _ in
        "2014-05-07 \(clock(time, decimals: 3))+0100 [Europe/London],\(text(force.x, force.y, force.z))"
      }, holdsRate: false),
    Export(
      name: "Science Journal", lines: ["relative_time,AccX,AccY,AccZ"],
      row: { time, force, _ in
        "\(Int((time * 1000).rounded())),\(text(gravity * force.x, gravity * force.y, gravity * force.z))"
      }, holdsRate: false),
    Export(
      name: "Vernier Graphical Analysis",
      lines: [
        "Data Set 1:Time(s),Data Set 1:X-axis acceleration(m/s²),Data Set 1:Y-axis acceleration(m/s²),"
          + "Data Set 1:Z-axis acceleration(m/s²)"
      ],
      row: { time, force, _ in
        "\(time),\(text(gravity * force.x, gravity * force.y, gravity * force.z))"
      }, holdsRate: false),
    Export(
      name: "PASCO SPARKvue",
      lines: [
        "\"Time (s) Run #1\",\"Acceleration - x (m/s²) Run #1\",\"Acceleration - y (m/s²) Run #1\",\"Acceleration - z (m/s²) Run #1\""
      ],
      row: { time, force, _ in
        "\(time),\(text(gravity * force.x, gravity * force.y, gravity * force.z))"
      }, holdsRate: false),
    Export(
      name: "Epson IMU logger",
      lines: [
        "Date,2024/03/01,10:20:30.12,Logger,1.4", "M-G364PDC0,Ver 3100,SN 1234",
        "PORT=COM3,Output Rate=50,FILTER=TAP128", "Scale: gyro=0.0075 accl=0.125", "a comment",
        "SampleNo,time[sec],Gx[deg/s],Gy[deg/s],Gz[deg/s],Ax[mG],Ay[mG],Az[mG],Ts[degC],Count",
      ]
    ) { time, force, rate in
      "\(Int(time * 50)),\(text(time)),\(text(rate.x, rate.y, rate.z)),"
        + "\(text(1000 * force.x, 1000 * force.y, 1000 * force.z)),25.1,7"
    },
    Export(
      name: "a logger with a fused orientation",
      lines: ["t_ms,ax,ay,az,gx,gy,gz,mx,my,mz,mag_acc,qw,qx,qy,qz,heading_deg"]
    ) { time, force, rate in
      "\(Int((time * 1000).rounded()) + 5),\(text(gravity * force.x, gravity * force.y, gravity * force.z)),"
        + "\(text(rate.x * .pi / 180, rate.y * .pi / 180, rate.z * .pi / 180, decimals: 6)),1,2,3,3,1,0,0,0,12.5"
    },
    Export(
      name: "a program of Core Motion",
      lines: [
        "timestamp,accX,accY,accZ,gyroX,gyroY,gyroZ,gravX,gravY,gravZ,roll,pitch,yaw,label,sessionId"
      ]
    ) { time, force, rate in
      "\(text(730_000.5 + time)),\(text(0.002, -0.001, 0.001)),"
        + "\(text(rate.x * .pi / 180, rate.y * .pi / 180, rate.z * .pi / 180, decimals: 6)),"
        + "\(text(-force.x, -force.y, -force.z)),0.1,0.2,0.3,walk,AB-12"
    },
    Export(
      name: "a log of PX4",
      lines: [
        "timestamp,timestamp_sample,device_id,x,y,z,temperature,error_count,clip_counter[0],samples"
      ],
      row: { time, force, _ in
        let ticks = Int((time * 1e6).rounded())
        return
          "\(123_456_789 + ticks),\(123_456_000 + ticks),2490378,\(text(gravity * force.x, gravity * force.y, gravity * force.z)),35.2,0,0,8"
      }, holdsRate: false),
    Export(
      name: "an Arduino that says when it ends",
      lines: ["#BEGIN target_hz=50", "timestamp,accX,accY,accZ,gyroX,gyroY,gyroZ"]
    ) { time, force, rate in
      "\(Int((time * 1e6).rounded()) + 7),\(text(gravity * force.x, gravity * force.y, gravity * force.z)),"
        + "\(text(rate.x * .pi / 180, rate.y * .pi / 180, rate.z * .pi / 180, decimals: 6))"
        + (time > 39.97 ? "\n#END samples=2000" : "")
    },
  ]

  @Test(arguments: all)
  func `an export is read as what it holds`(export: Export) throws {
    // To and fro by 30° about an axis across gravity, from rest.
    let rows = (0..<2000).map { row -> String in
      let time = Double(row) / 50
      let swing = max(0, time - 4)
      let angle = 15 * (1 - cos(swing)) * .pi / 180
      let force = Vector3(0.01 * Double(row % 3), sin(angle), cos(angle))
      return export.row(time, force, Vector3(15 * sin(swing), 0, 0))
    }
    let read = try recording((export.lines + rows).joined(separator: "\n") + "\n")
    #expect(read.accelerometer?.count == 2000)
    #expect(abs(read.durationSeconds - 39.98) < 0.02)
    #expect(read.holdsGravity == true)
    let first = try #require(read.accelerometer?.values[0].norm)
    #expect(abs(first / Self.gravity - 1) < 0.01)
    #expect((read.gyroscope != nil) == export.holdsRate)
    if let rates = read.gyroscope {
      let fastest = rates.values.norms.max() ?? 0
      #expect(abs(fastest * 180 / .pi - 15) < 0.1)
    }
    #expect(read.findings.allSatisfy { $0.severity == .info })
  }
}
