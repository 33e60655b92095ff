import Foundation

/// What is to become of one real file.
struct RealFile: Sendable, CustomStringConvertible {
  var file: String
  var outcome: Outcome

  var description: String { file }

  enum Outcome: Sendable {
    case refused(code: String)
    case read(format: String, recordings: Int, samples: Int, hertz: Double, holds: String)
  }

  /// - Parameter line: `file | refused | code`, or `file | format | recordings | samples | rate | gravity`.
  init(_ line: Substring) {
    let fields = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    file = fields[0]
    outcome =
      fields[1] == "refused"
      ? .refused(code: fields[2])
      : .read(
        format: fields[1], recordings: Int(fields[2]) ?? 0, samples: Int(fields[3]) ?? 0,
        hertz: Double(fields[4]) ?? 0, holds: fields[5])
  }

  /// Every file: its format, how many recordings, samples of the first and their rate in hertz, and what they hold; or
  /// the code with which it is refused.
  static let all = table.split(separator: "\n").map(RealFile.init)

  private static let table = """
    data/broad/02_undisturbed_slow_rotation_B.csv.gz | named-columns | 1 | 53240 | 285.71 | gravity
    data/broad/05_undisturbed_slow_rotation_with_breaks_B.csv.gz | named-columns | 1 | 59212 | 285.71 | gravity
    data/fan-knee/MT_2020-07-10_015_00B44912.txt | xsens-text | 1 | 8882 | 100 | gravity
    data/fan-knee/MT_2020-07-10_015_00B44916.txt | xsens-text | 1 | 8882 | 100 | gravity
    data/fan-knee/Rknee_trial_276.txt | refused | no-time-base
    data/mex-clamshell/01/04_act_1.csv | axivity | 1 | 4971 | 102.95 | gravity
    data/mex-clamshell/01/04_act_2.csv | axivity | 1 | 6112 | 102.91 | gravity
    data/mex-clamshell/02/04_act_1.csv | axivity | 1 | 3409 | 102.75 | gravity
    data/mex-clamshell/02/04_act_2.csv | axivity | 1 | 3383 | 102.79 | gravity
    data/mex-clamshell/03/04_act_1.csv | axivity | 1 | 3812 | 102.63 | gravity
    data/mex-clamshell/03/04_act_2.csv | axivity | 1 | 3262 | 102.63 | gravity
    data/mex-clamshell/04/04_act_1.csv | axivity | 1 | 3232 | 103 | gravity
    data/mex-clamshell/04/04_act_2.csv | axivity | 1 | 2996 | 102.96 | gravity
    data/mex-clamshell/05/04_act_1.csv | axivity | 1 | 3002 | 102.95 | gravity
    data/mex-clamshell/05/04_act_2.csv | axivity | 1 | 2018 | 102.92 | gravity
    data/mex-clamshell/06/04_act_1.csv | axivity | 1 | 2196 | 102.99 | gravity
    data/mex-clamshell/06/04_act_2.csv | axivity | 1 | 2140 | 102.93 | gravity
    data/mex-clamshell/07/04_act_1.csv | axivity | 1 | 1740 | 102.75 | gravity
    data/mex-clamshell/07/04_act_2.csv | axivity | 1 | 1934 | 102.67 | gravity
    data/mex-clamshell/08/04_act_1.csv | axivity | 1 | 4770 | 102.92 | gravity
    data/mex-clamshell/08/04_act_2.csv | axivity | 1 | 2088 | 102.92 | gravity
    data/mex-clamshell/09/04_act_1.csv | axivity | 1 | 3085 | 103 | gravity
    data/mex-clamshell/09/04_act_2.csv | axivity | 1 | 3413 | 103.02 | gravity
    data/mex-clamshell/10/04_act_1.csv | axivity | 1 | 3098 | 102.98 | gravity
    data/mex-clamshell/10/04_act_2.csv | axivity | 1 | 2425 | 102.96 | gravity
    data/mex-clamshell/11/04_act_1.csv | axivity | 1 | 5851 | 102.83 | gravity
    data/mex-clamshell/11/04_act_2.csv | axivity | 1 | 6406 | 102.84 | gravity
    data/mex-clamshell/12/04_act_1.csv | axivity | 1 | 5325 | 102.89 | gravity
    data/mex-clamshell/12/04_act_2.csv | axivity | 1 | 5384 | 102.89 | gravity
    data/mex-clamshell/13/04_act_1.csv | axivity | 1 | 2979 | 102.81 | gravity
    data/mex-clamshell/13/04_act_2.csv | axivity | 1 | 3404 | 102.81 | gravity
    data/mex-clamshell/14/04_act_1.csv | axivity | 1 | 3111 | 102.98 | gravity
    data/mex-clamshell/14/04_act_2.csv | axivity | 1 | 3432 | 102.92 | gravity
    data/mex-clamshell/15/04_act_1.csv | axivity | 1 | 3227 | 103.19 | gravity
    data/mex-clamshell/15/04_act_2.csv | axivity | 1 | 3732 | 103.13 | gravity
    data/mex-clamshell/counts.csv | refused | unknown-columns
    data/mex-exercises/01/01_act_1.csv | axivity | 1 | 6701 | 103.17 | gravity
    data/mex-exercises/01/02_act_1.csv | axivity | 1 | 6356 | 103 | gravity
    data/mex-exercises/01/03_act_1.csv | axivity | 1 | 6632 | 102.98 | gravity
    data/mex-exercises/01/07_act_1.csv | axivity | 1 | 6459 | 102.87 | gravity
    data/mex-exercises/02/01_act_1.csv | axivity | 1 | 6606 | 102.98 | gravity
    data/mex-exercises/02/02_act_1.csv | axivity | 1 | 6759 | 102.9 | gravity
    data/mex-exercises/02/03_act_1.csv | axivity | 1 | 6596 | 102.85 | gravity
    data/mex-exercises/02/07_act_1.csv | axivity | 1 | 6774 | 102.72 | gravity
    data/mex-exercises/03/01_act_1.csv | axivity | 1 | 4968 | 102.72 | gravity
    data/mex-exercises/03/02_act_1.csv | axivity | 1 | 8174 | 102.7 | gravity
    data/mex-exercises/03/03_act_1.csv | axivity | 1 | 7833 | 102.67 | gravity
    data/mex-exercises/03/07_act_1.csv | axivity | 1 | 5009 | 102.63 | gravity
    data/mex-exercises/04/01_act_1.csv | axivity | 1 | 4844 | 103.14 | gravity
    data/mex-exercises/04/02_act_1.csv | axivity | 1 | 7804 | 103.09 | gravity
    data/mex-exercises/04/07_act_1.csv | axivity | 1 | 6604 | 102.87 | gravity
    data/mex-exercises/05/01_act_1.csv | axivity | 1 | 8455 | 103.32 | gravity
    data/mex-exercises/05/02_act_1.csv | axivity | 1 | 8477 | 103.17 | gravity
    data/mex-exercises/05/07_act_1.csv | axivity | 1 | 8565 | 102.99 | gravity
    data/mex-exercises/06/01_act_1.csv | axivity | 1 | 7029 | 103.08 | gravity
    data/mex-exercises/06/02_act_1.csv | axivity | 1 | 7826 | 103.08 | gravity
    data/mex-exercises/06/07_act_1.csv | axivity | 1 | 7227 | 102.96 | gravity
    data/mex-exercises/07/01_act_1.csv | axivity | 1 | 5842 | 102.87 | gravity
    data/mex-exercises/07/02_act_1.csv | axivity | 1 | 9117 | 102.79 | gravity
    data/mex-exercises/07/03_act_1.csv | axivity | 1 | 12088 | 102.73 | gravity
    data/mex-exercises/07/07_act_1.csv | axivity | 1 | 8289 | 102.68 | gravity
    data/mex-exercises/08/01_act_1.csv | axivity | 1 | 5905 | 103.12 | gravity
    data/mex-exercises/08/02_act_1.csv | axivity | 1 | 5882 | 103.05 | gravity
    data/mex-exercises/08/07_act_1.csv | axivity | 1 | 6497 | 102.83 | gravity
    data/mex-exercises/09/01_act_1.csv | axivity | 1 | 6552 | 103.09 | gravity
    data/mex-exercises/09/02_act_1.csv | axivity | 1 | 6361 | 103.06 | gravity
    data/mex-exercises/09/07_act_1.csv | axivity | 1 | 5601 | 103 | gravity
    data/mex-exercises/10/01_act_1.csv | axivity | 1 | 6250 | 102.94 | gravity
    data/mex-exercises/10/02_act_1.csv | axivity | 1 | 6402 | 102.96 | gravity
    data/mex-exercises/10/07_act_1.csv | axivity | 1 | 6590 | 102.88 | gravity
    data/mex-exercises/11/01_act_1.csv | axivity | 1 | 7351 | 103.05 | gravity
    data/mex-exercises/11/02_act_1.csv | axivity | 1 | 6214 | 102.95 | gravity
    data/mex-exercises/11/03_act_1.csv | axivity | 1 | 6319 | 102.95 | gravity
    data/mex-exercises/11/07_act_1.csv | axivity | 1 | 6277 | 102.83 | gravity
    data/mex-exercises/12/01_act_1.csv | axivity | 1 | 6253 | 102.9 | gravity
    data/mex-exercises/12/02_act_1.csv | axivity | 1 | 7293 | 102.92 | gravity
    data/mex-exercises/12/03_act_1.csv | axivity | 1 | 6136 | 102.9 | gravity
    data/mex-exercises/12/07_act_1.csv | axivity | 1 | 6969 | 102.96 | gravity
    data/mex-exercises/13/01_act_1.csv | axivity | 1 | 6278 | 102.86 | gravity
    data/mex-exercises/13/02_act_1.csv | axivity | 1 | 6694 | 102.88 | gravity
    data/mex-exercises/13/03_act_1.csv | axivity | 1 | 7122 | 102.96 | gravity
    data/mex-exercises/13/07_act_1.csv | axivity | 1 | 6367 | 102.95 | gravity
    data/mex-exercises/14/01_act_1.csv | axivity | 1 | 7028 | 103.29 | gravity
    data/mex-exercises/14/02_act_1.csv | axivity | 1 | 6811 | 103.17 | gravity
    data/mex-exercises/14/03_act_1.csv | axivity | 1 | 6889 | 103.09 | gravity
    data/mex-exercises/14/07_act_1.csv | axivity | 1 | 6490 | 102.81 | gravity
    data/mex-exercises/15/01_act_1.csv | axivity | 1 | 6495 | 103.2 | gravity
    data/mex-exercises/15/02_act_1.csv | axivity | 1 | 6500 | 103.18 | gravity
    data/mex-exercises/15/03_act_1.csv | axivity | 1 | 6562 | 103.18 | gravity
    data/mex-exercises/15/07_act_1.csv | axivity | 1 | 6482 | 103.12 | gravity
    data/mex-exercises/counts.csv | refused | unknown-columns
    data/neura-walk/pelvis_00B40B91.txt | xsens-text | 1 | 2503 | 100 | gravity
    data/neura-walk/right_shank_00B40C47.txt | xsens-text | 1 | 2503 | 100 | gravity
    data/neura-walk/right_thigh_00B40C3C.txt | xsens-text | 1 | 2503 | 100 | gravity
    data/neura-walk/vicon_knee.csv | refused | unknown-columns
    data/paradigma-tremor/gyro_resampled.csv | named-columns | 1 | 73079 | 100 | gyroscope
    data/paradigma-tremor/tremor_windows.csv | refused | no-acceleration
    data/phyphox-lifts/Acceleration without g 2024-01-17 08-15-45/Raw Data.csv | phyphox | 1 | 3602 | 100.01 | no gravity
    data/phyphox-lifts/Acceleration without g 2024-01-17 08-15-45/meta/device.csv | refused | not-a-recording
    data/phyphox-lifts/Acceleration without g 2024-01-17 08-15-45/meta/time.csv | refused | not-a-recording
    data/phyphox-lifts/Acceleration without g 2024-01-20 18-02-19/Raw Data.csv | phyphox | 1 | 3411 | 100.01 | no gravity
    data/phyphox-lifts/Acceleration without g 2024-01-20 18-02-19/meta/device.csv | refused | not-a-recording
    data/phyphox-lifts/Acceleration without g 2024-01-20 18-02-19/meta/time.csv | refused | not-a-recording
    data/phyphox-lifts/Acceleration without g 2024-03-17 19-47-45/Raw Data.csv | phyphox | 1 | 3006 | 100.02 | no gravity
    data/phyphox-lifts/Acceleration without g 2024-03-17 19-47-45/meta/device.csv | refused | not-a-recording
    data/phyphox-lifts/Acceleration without g 2024-03-17 19-47-45/meta/time.csv | refused | not-a-recording
    data/phyphox-lifts/Acceleration without g 2024-03-17 19-56-31/Raw Data.csv | phyphox | 1 | 3674 | 100.01 | no gravity
    data/phyphox-lifts/Acceleration without g 2024-03-17 19-56-31/meta/device.csv | refused | not-a-recording
    data/phyphox-lifts/Acceleration without g 2024-03-17 19-56-31/meta/time.csv | refused | not-a-recording
    data/phyphox-lifts/counts.csv | refused | unknown-columns
    data/repoimu/TStick_Test01_Static.csv | named-columns | 1 | 18154 | 100 | gravity
    data/repoimu/TStick_Test05_Trial1.csv | named-columns | 1 | 8813 | 100 | gravity
    data/repoimu/TStick_Test08_Trial1.csv | named-columns | 1 | 9000 | 100 | gravity
    data/spar-watch/000_PEN.csv | named-columns | 1 | 1333 | 50 | gravity
    data/spar-watch/004_ABD.csv | named-columns | 1 | 2407 | 50 | gravity
    data/spar-watch/008_ABD.csv | named-columns | 1 | 2097 | 50 | gravity
    data/spar-watch/012_TRAP.csv | named-columns | 1 | 1209 | 50 | gravity
    data/spar-watch/016_IR.csv | named-columns | 1 | 2022 | 50 | gravity
    data/spar-watch/020_FEL.csv | named-columns | 1 | 1939 | 50 | gravity
    data/spar-watch/024_ROW.csv | named-columns | 1 | 1761 | 50 | gravity
    data/spar-watch/028_FEL.csv | named-columns | 1 | 2416 | 50 | gravity
    data/spar-watch/032_IR.csv | named-columns | 1 | 1987 | 50 | gravity
    data/spar-watch/036_IR.csv | named-columns | 1 | 1979 | 50 | gravity
    data/spar-watch/040_PEN.csv | named-columns | 1 | 1142 | 50 | gravity
    data/spar-watch/044_IR.csv | named-columns | 1 | 1217 | 50 | gravity
    data/spar-watch/048_PEN.csv | named-columns | 1 | 1283 | 50 | gravity
    data/spar-watch/052_ROW.csv | named-columns | 1 | 1883 | 50 | gravity
    data/spar-watch/056_ER.csv | named-columns | 1 | 1773 | 50 | gravity
    data/spar-watch/060_ER.csv | named-columns | 1 | 2089 | 50 | gravity
    data/spar-watch/064_ER.csv | named-columns | 1 | 1855 | 50 | gravity
    data/spar-watch/068_TRAP.csv | named-columns | 1 | 1578 | 50 | gravity
    data/spar-watch/072_TRAP.csv | named-columns | 1 | 1472 | 50 | gravity
    data/spar-watch/076_PEN.csv | named-columns | 1 | 1356 | 50 | gravity
    data/spar-watch/080_TRAP.csv | named-columns | 1 | 1369 | 50 | gravity
    data/spar-watch/084_ABD.csv | named-columns | 1 | 2158 | 50 | gravity
    data/spar-watch/088_PEN.csv | named-columns | 1 | 1489 | 50 | gravity
    data/spar-watch/092_ROW.csv | named-columns | 1 | 1612 | 50 | gravity
    data/spar-watch/096_ER.csv | named-columns | 1 | 1298 | 50 | gravity
    data/spar-watch/100_PEN.csv | named-columns | 1 | 1353 | 50 | gravity
    data/spar-watch/104_PEN.csv | named-columns | 1 | 1398 | 50 | gravity
    data/spar-watch/108_ABD.csv | named-columns | 1 | 1208 | 50 | gravity
    data/spar-watch/112_IR.csv | named-columns | 1 | 1695 | 50 | gravity
    data/spar-watch/116_TRAP.csv | named-columns | 1 | 1840 | 50 | gravity
    data/spar-watch/120_PEN.csv | named-columns | 1 | 1555 | 50 | gravity
    data/spar-watch/124_ABD.csv | named-columns | 1 | 1361 | 50 | gravity
    data/spar-watch/128_ABD.csv | named-columns | 1 | 2259 | 50 | gravity
    data/spar-watch/132_TRAP.csv | named-columns | 1 | 1165 | 50 | gravity
    data/spar-watch/136_TRAP.csv | named-columns | 1 | 1604 | 50 | gravity
    data/tremor-3hz/Bewegungstremor_wasser_einschenken_3Hz_3_8603.csv | named-columns | 1 | 3680 | 120 | gravity
    data/tremor-3hz/Bewegungstremor_wasser_einschenken_3Hz_3_8CC7.csv | named-columns | 1 | 3769 | 120 | gravity
    data/tremor-3hz/Bewegungstremor_wasser_einschenken_3Hz_3_9F5B.csv | named-columns | 1 | 3772 | 120 | gravity
    data/uci730/s1/e1/template_times.txt | refused | unknown-columns
    data/uci730/s1/e1/test_times.csv | refused | unknown-columns
    data/uci730/s1/e1/u2/template_session.txt | uci-730 | 1 | 2187 | 25 | gravity
    data/uci730/s1/e1/u2/test.txt | uci-730 | 1 | 5949 | 25 | gravity
    data/uci730/s1/e3/template_times.txt | refused | unknown-columns
    data/uci730/s1/e3/test_times.csv | refused | unknown-columns
    data/uci730/s1/e3/u1/test.txt | uci-730 | 1 | 6067 | 25 | gravity
    data/uci730/s1/e3/u2/template_session.txt | uci-730 | 1 | 2084 | 25 | gravity
    data/uci730/s1/e3/u2/test.txt | uci-730 | 1 | 6067 | 25 | gravity
    data/uci730/s1/e3/u3/template_session.txt | uci-730 | 1 | 2084 | 25 | gravity
    data/uci730/s1/e3/u3/test.txt | uci-730 | 1 | 6067 | 25 | gravity
    data/uci730/s1/e3/u4/test.txt | uci-730 | 1 | 6067 | 25 | gravity
    data/uci730/s1/e3/u5/test.txt | uci-730 | 1 | 6067 | 25 | gravity
    data/uci730/s1/e4/template_times.txt | refused | unknown-columns
    data/uci730/s1/e4/test_times.csv | refused | unknown-columns
    data/uci730/s1/e4/u1/test.txt | uci-730 | 1 | 5812 | 25 | gravity
    data/uci730/s1/e4/u2/template_session.txt | uci-730 | 1 | 1653 | 25 | gravity
    data/uci730/s1/e4/u2/test.txt | uci-730 | 1 | 5812 | 25 | gravity
    data/uci730/s1/e4/u3/template_session.txt | uci-730 | 1 | 1653 | 25 | gravity
    data/uci730/s1/e4/u3/test.txt | uci-730 | 1 | 5812 | 25 | gravity
    data/uci730/s1/e4/u4/test.txt | uci-730 | 1 | 5812 | 25 | gravity
    data/uci730/s1/e4/u5/test.txt | uci-730 | 1 | 5812 | 25 | gravity
    data/uci730/s1/e5/template_times.txt | refused | unknown-columns
    data/uci730/s1/e5/test_times.csv | refused | unknown-columns
    data/uci730/s1/e5/u2/template_session.txt | uci-730 | 1 | 1843 | 25 | gravity
    data/uci730/s1/e5/u2/test.txt | uci-730 | 1 | 5910 | 25 | gravity
    data/uci730/s1/e5/u3/template_session.txt | uci-730 | 1 | 1843 | 25 | gravity
    data/uci730/s2/e1/template_times.txt | refused | unknown-columns
    data/uci730/s2/e1/u2/template_session.txt | uci-730 | 1 | 1654 | 25 | gravity
    data/uci730/s2/e1/u2/test.txt | uci-730 | 1 | 5526 | 25 | gravity
    data/uci730/s2/e3/template_times.txt | refused | unknown-columns
    data/uci730/s2/e3/u2/template_session.txt | uci-730 | 1 | 1444 | 25 | gravity
    data/uci730/s2/e3/u2/test.txt | uci-730 | 1 | 5421 | 25 | gravity
    data/uci730/s2/e3/u3/template_session.txt | uci-730 | 1 | 1444 | 25 | gravity
    data/uci730/s2/e3/u3/test.txt | uci-730 | 1 | 5421 | 25 | gravity
    data/uci730/s2/e4/template_times.txt | refused | unknown-columns
    data/uci730/s2/e4/u2/template_session.txt | uci-730 | 1 | 1196 | 25 | gravity
    data/uci730/s2/e4/u2/test.txt | uci-730 | 1 | 5278 | 25 | gravity
    data/uci730/s2/e4/u3/template_session.txt | uci-730 | 1 | 1196 | 25 | gravity
    data/uci730/s2/e4/u3/test.txt | uci-730 | 1 | 5278 | 25 | gravity
    data/uci730/s2/e5/template_times.txt | refused | unknown-columns
    data/uci730/s2/e5/u2/template_session.txt | uci-730 | 1 | 1059 | 25 | gravity
    data/uci730/s2/e5/u2/test.txt | uci-730 | 1 | 5268 | 25 | gravity
    data/uci730/s2/e5/u3/template_session.txt | uci-730 | 1 | 1059 | 25 | gravity
    data/uci730/s2/e5/u3/test.txt | uci-730 | 1 | 5268 | 25 | gravity
    data/vqf/imu.csv.gz | named-columns | 1 | 13500 | 285.71 | gravity
    data/vqf/reference.csv | refused | no-time-base
    formats/samples/actigraph-counts/example1sec.csv | refused | not-a-recording
    formats/samples/actigraph-imu/example-IMU.csv | actigraph | 1 | 1989 | 100 | gravity
    formats/samples/actigraph-imu/example-IMU_original.csv | actigraph | 1 | 1989 | 100 | gravity
    formats/samples/actigraph-raw/GGIR_ActiGraph13.csv | refused | not-a-recording
    formats/samples/actigraph-raw/GGIR_ActiGraph13_timestamps_headers.csv | refused | not-a-recording
    formats/samples/actigraph-raw/GGIR_ActiGraph61.csv | refused | not-a-recording
    formats/samples/actigraph-raw/exampleRAW_original.csv | actigraph | 1 | 1989 | 90 | gravity
    formats/samples/androsensor/Sensor_record_7_24_18_AndroSensor.csv | androsensor | 1 | 1999 | 2 | gravity
    formats/samples/apdm-h5-flattened-exercise/BulgSq_01_rep1.csv | named-columns | 10 | 160 | 100 | gravity
    formats/samples/apdm-opal/imuData01.csv | apdm | 4 | 1024 | 128 | gravity
    formats/samples/axivity/ax3_testfile_unix_timestamps.csv | axivity | 1 | 210 | 99.17 | gravity
    formats/samples/axivity/ax6_testfile_formatted_timestamps.csv | axivity | 1 | 210 | 99.05 | gravity
    formats/samples/axivity/ukbiobank_epoch.csv | refused | not-a-recording
    formats/samples/delsys/discover142.csv | delsys-discover | 7 | 114 | 148 | gravity
    formats/samples/delsys/discover164_basic.csv | delsys-discover | 8 | 113 | 74.07 | gravity
    formats/samples/delsys/discover170.csv | delsys-discover | 13 | 113 | 148.15 | gravity
    formats/samples/delsys/emgworks.csv | delsys-emgworks | 9 | 99 | 148.15 | gravity
    formats/samples/empatica-e4/ACC.csv | empatica-e4 | 1 | 1998 | 32 | gravity
    formats/samples/empatica-e4/tags.csv | refused | not-a-recording
    formats/samples/geneactiv/right_wrist.csv | geneactiv | 1 | 2400 | 100 | gravity
    formats/samples/metabase/Accelerometer.csv | metabase | 1 | 1999 | 100.21 | gravity
    formats/samples/metabase/GAP_A-ohp-medium2-rpe7_MetaWear_2019-01-11T16.57.30.113_C42732BE255C_Accelerometer_12.500Hz_1.4.4.csv | metabase | 1 | 208 | 10.35 | gravity
    formats/samples/metabase/GAP_A-ohp-medium2-rpe7_MetaWear_2019-01-11T16.57.30.113_C42732BE255C_Gyroscope_25.000Hz_1.4.4.csv | metabase | 1 | 424 | 20.78 | gyroscope
    formats/samples/mex-axivity-act/01_act_1.csv | axivity | 1 | 2000 | 103.22 | gravity
    formats/samples/mex-axivity-act/02_act_1.csv | axivity | 1 | 2000 | 103 | gravity
    formats/samples/motionsense-devicemotion/sub_3.csv | core-motion | 1 | 1999 | 50 | gravity
    formats/samples/mpu6050-raw-lsb/static_micros_8g.csv | arduino | 1 | 1999 | 322.27 | gravity
    formats/samples/mpu6050-raw-lsb/stationary_micros_2g.csv | arduino | 1 | 1999 | 296.25 | gravity
    formats/samples/other-ios-date-timestamp-deviceorientation/walking4.csv | named-columns | 1 | 560 | 20.04 | gravity
    formats/samples/phyphox-acc-without-g/Raw Data.csv | phyphox | 1 | 1999 | 100.01 | no gravity
    formats/samples/phyphox-acc-without-g/meta-device.csv | refused | not-a-recording
    formats/samples/phyphox-acc-without-g/meta-time.csv | refused | not-a-recording
    formats/samples/phyphox-android/Accelerometer_header_edited_by_user_CRLF.csv | named-columns | 1 | 1999 | 101.14 | gravity
    formats/samples/phyphox-android/Gyroscope_header_edited_by_user_CRLF.csv | named-columns | 1 | 1999 | 101.14 | gyroscope
    formats/samples/phyphox-android/Linear Acceleration.csv | phyphox | 1 | 1998 | 101.14 | no gravity
    formats/samples/physics-toolbox/INPUT_N.csv | physics-toolbox | 1 | 647 | 14.65 | gravity
    formats/samples/polar-sensor-logger/MARKER.txt | refused | not-a-recording
    formats/samples/polar-sensor-logger/Polar_Sense_ACC.txt | polar-sensor-logger | 1 | 1999 | 51.71 | gravity
    formats/samples/polar-sensor-logger/Polar_Sense_HR.txt | refused | not-a-recording
    formats/samples/polar-sensor-logger/Polar_Sense_MAGN.txt | refused | no-acceleration
    formats/samples/sensor-logger-android/Accelerometer.csv | sensor-logger | 1 | 763 | 99.96 | no gravity
    formats/samples/sensor-logger-android/AccelerometerUncalibrated.csv | sensor-logger | 1 | 737 | 99.96 | gravity
    formats/samples/sensor-logger-android/Annotation.csv | refused | empty
    formats/samples/sensor-logger-android/Metadata.csv | refused | not-a-recording
    formats/samples/sensor-logger-android/TotalAcceleration.csv | sensor-logger | 1 | 725 | 99.96 | gravity
    formats/samples/sensor-logger-watch/WristMotion.csv | sensor-logger | 1 | 1999 | 100.81 | gravity
    formats/samples/sensorlog-ios-phone/charlie_phone_data.csv | sensorlog | 1 | 1999 | 100.17 | gravity
    formats/samples/shimmer3-consensys/shimmer_sep_semicolon.csv | shimmer | 1 | 90 | 51.15 | gravity
    formats/samples/xsens-dot/LFemur_realtime_sensorfusion_extQuat.csv | movella-dot | 1 | 195 | 33.16 | gravity
    formats/samples/xsens-dot/bei_D4CA6EF17860_offline.csv | movella-dot | 1 | 1952 | 120 | gravity
    formats/samples/xsens-mt-manager/MT2022_ACC_00B42D4B.txt | refused | no-time-base
    formats/samples/xsens-mt-manager/MT2022_ACC_GYRO_ROT_ALL_TAB_NAN_00B42D4B.txt | refused | no-time-base
    formats/samples/xsens-mt-manager/MT2022_ACC_GYRO_ROT_EULER_TAB_00B42D4F.txt | refused | no-time-base
    formats/samples/xsens-mt-manager/MT2022_ACC_GYRO_ROT_MAT_COMMA_00B42D4B.txt | refused | no-time-base
    formats/samples/xsens-mt-manager/MT46_01-000_00B42D4D.txt | xsens-text | 1 | 5 | 100 | gravity
    formats/samples/xsens-mt-manager/MT46_01-000_00B42D4E.txt | xsens-text | 1 | 5 | 100 | gravity
    formats/samples/xsens-mt-manager/MT_01200312-002-000_00B474BA.txt | refused | no-time-base
    formats/samples/xsens-mt-manager/MT_01200454_000-000_00B40DE4.txt | refused | no-time-base
    formats/samples/xsens-mt-manager/MT_012005D6-000_sit_to_stand-000_00B421ED.txt | xsens-text | 1 | 1459 | 38.22 | gravity
    formats/samples/xsens-mt-manager/MT_012005D6_009-001_00B421E6.txt | xsens-text | 1 | 1994 | 100 | gravity
    formats/samples/xsens-mt-manager/MT_012005D6_009-001_00B42268.txt | xsens-text | 1 | 1994 | 100 | gravity
    formats/samples/xsens-mt-manager/test1_00B421E6.txt | xsens-text | 1 | 3 | 100 | gravity
    """
}
