import Foundation
import HiplineCore
import HiplineKinematics
import HiplineSignal

/// Runs kernels over two long recordings and prints what each needs at its peak, beyond its input.
///
///     HiplineMemory [HOURS]
@main
struct Program {
  static func main() throws {
    let hours = CommandLine.arguments.dropFirst().first.flatMap { Double($0) } ?? 24
    let count = Int(hours * 3600 * LongRecording.sampleRateHertz)
    let sensors = [
      LongRecording.make(sampleCount: count, seed: 1),
      LongRecording.make(sampleCount: count, seed: 2),
    ]
    try PeakMemory.reset()
    let input = try PeakMemory.bytes()
    print("two sensors, \(count) samples each, at \(Int(LongRecording.sampleRateHertz)) Hz")
    print(row("input", input, beyond: nil))
    for kernel in kernels {
      try PeakMemory.reset()
      // One sensor after the other, as the analysis works.
      for sensor in sensors { kernel.run(sensor) }
      let peak = try PeakMemory.bytes()
      print(row(kernel.name, peak, beyond: input))
    }
  }

  private struct MeasuredKernel: Sendable {
    let name: String
    let run: @Sendable (UniformRecording) -> Void
  }

  private static let kernels: [MeasuredKernel] = [
    MeasuredKernel(name: "VQF online") { sensor in
      guard let gyroscope = sensor.gyroscope else { return }
      keep(
        VQF.online(
          gyroscope: gyroscope, accelerometer: sensor.accelerometer,
          sampleRateHertz: sensor.sampleRateHertz
        ).count)
    },
    MeasuredKernel(name: "VQF offline") { sensor in
      guard let gyroscope = sensor.gyroscope else { return }
      keep(
        VQF.offline(
          gyroscope: gyroscope, accelerometer: sensor.accelerometer,
          sampleRateHertz: sensor.sampleRateHertz
        ).count)
    },
    MeasuredKernel(name: "segment motion, hinge angle") { sensor in
      let motion = SegmentMotion(sensor)
      keep(HingeAngle.measure(motion, in: 0..<motion.count)?.degrees.count ?? 0)
    },
    MeasuredKernel(name: "Welch, segments of 256") { sensor in
      keep(
        WelchEstimate.estimate(
          sensor.accelerometer.x, sampleRateHertz: sensor.sampleRateHertz,
          parameters: .init(segmentSamples: 256)
        ).densities.count)
    },
    MeasuredKernel(name: "zero-phase low-pass") { sensor in
      let sections = ButterworthDesign.lowPass(
        order: 2, cutoffHertz: 2.5, sampleRateHertz: sensor.sampleRateHertz)
      keep(ZeroPhaseFilter.apply(sections, to: sensor.accelerometer.x).count)
    },
    MeasuredKernel(name: "moving median of 30 s") { sensor in
      keep(
        MovingQuantile.apply(
          0.5, to: sensor.accelerometer.x, windowSamples: Int(30 * sensor.sampleRateHertz)
        ).count)
    },
  ]

  /// Lets the optimiser not take the work away.
  @inline(never)
  private static func keep(_ count: Int) { precondition(count >= 0) }

  private static func row(_ name: String, _ peak: Int, beyond input: Int?) -> String {
    func mebibytes(_ bytes: Int) -> String {
      let text = "\(bytes / (1 << 20)) MiB"
      return String(repeating: " ", count: max(0, 10 - text.count)) + text
    }
    let title = name + String(repeating: " ", count: max(0, 32 - name.count))
    let more = input.map { "  beyond the input \(mebibytes(max(0, peak - $0)))" } ?? ""
    return "  \(title)\(mebibytes(peak))\(more)"
  }
}
