import HiplineKinematics
import HiplineSimulation
import RealModule
import Testing

@testable import HiplineAnalysis

struct MotionTremorTests {
  private static func tremor(
    _ curve: Curve, withGyroscope: Bool = true, shake: (Double) -> Double = { _ in 0 }
  ) throws -> (hold: [MetricValue], motion: [MetricValue]) {
    let context = try #require(
      try curve.contexts(withGyroscope: withGyroscope, shake: shake).first)
    return (HoldTremor.measure(context), MotionTremor.measure(context))
  }

  private static func detected(_ values: [MetricValue]) -> MetricValue.Reading? {
    values.first?.reading
  }

  @Test(arguments: [5.0, 7, 10.5], [2.0, 3])
  func `a shaking of known size is found in the movement`(hertz: Double, move: Double) throws {
    let amplitude = 3 * Double.pi / 180
    let (_, motion) = try Self.tremor(
      Curve(seconds: 3).repetition(20, hold: 2, move: move).holding(seconds: 3),
      shake: { amplitude * Double.sin(2 * .pi * hertz * $0) })
    #expect(Self.detected(motion) == .flag(true))
    #expect(abs((motion.number(MotionTremor.frequency) ?? 0) - hertz) < 0.1)
    let rms = motion.number(MotionTremor.rate) ?? 0
    #expect(abs(rms / (3 / 2.0.squareRoot()) - 1) < 0.05)
  }

  @Test(arguments: [5.0, 20, 60, 90], [0.5, 1, 1.8, 2.5, 4])
  func `a movement without a tremor does not shake, nor does the hold after it`(
    range: Double, move: Double
  ) throws {
    var noise = SplitMix64(seed: UInt64(range * 100 + move * 10))
    let (hold, motion) = try Self.tremor(
      Curve(seconds: 3).repetition(range, hold: 2.5, move: move).holding(seconds: 3),
      shake: { _ in 0.0009 * noise.nextGaussian() })
    #expect(Self.detected(hold) == .flag(false))
    if move < 1.75 {
      #expect(motion.reasonNotMeasured(MotionTremor.detected)?.contains("1.75 s") == true)
    } else {
      #expect(Self.detected(motion) == .flag(false))
    }
  }

  @Test(arguments: [0.2, 0.5])
  func `a pause on the way is no tremor`(pause: Double) throws {
    var noise = SplitMix64(seed: 3)
    let curve = Curve(seconds: 3).moving(to: 12, seconds: 0.9).holding(seconds: pause)
      .moving(to: 25, seconds: 0.9).holding(seconds: 2.5).moving(to: 0, seconds: 2)
      .holding(seconds: 3)
    let (hold, motion) = try Self.tremor(curve, shake: { _ in 0.0009 * noise.nextGaussian() })
    #expect(Self.detected(hold) == .flag(false))
    #expect(Self.detected(motion) == .flag(false))
  }

  @Test func `hold and movement are told apart`() throws {
    var noise = SplitMix64(seed: 4)
    let curve = Curve(seconds: 3).repetition(20, hold: 3, move: 2.5).holding(seconds: 3)
    // The hold is from 5.5 to 8.5 s.
    let shake = { (time: Double) in 0.05 * Double.sin(2 * .pi * 8 * time) }
    let held = try Self.tremor(
      curve,
      shake: { 0.0009 * noise.nextGaussian() + ((5.6..<8.4).contains($0) ? shake($0) : 0) })
    #expect(Self.detected(held.hold) == .flag(true))
    #expect(Self.detected(held.motion) == .flag(false))
    let moved = try Self.tremor(
      curve,
      shake: { 0.0009 * noise.nextGaussian() + ((5.4..<8.6).contains($0) ? 0 : shake($0)) })
    #expect(Self.detected(moved.hold) == .flag(false))
    #expect(Self.detected(moved.motion) == .flag(true))
  }

  @Test(arguments: [3.0, 4, 8, 15], [40.0, 100, 400])
  func `the gain is what the filter does to a sine`(hertz: Double, rate: Double) {
    let sine = (0..<Int(20 * rate)).map { Double.sin(2 * .pi * hertz * Double($0) / rate) }
    let slow = MovementBand.lowPass(sine, sampleRateHertz: rate)
    let middle = Int(5 * rate)..<Int(15 * rate)
    func power(_ value: (Int) -> Double) -> Double {
      middle.reduce(0) { $0 + value($1) * value($1) }
    }
    let gain = power { sine[$0] - slow[$0] } / power { sine[$0] }
    #expect(abs(MovementRemoval.powerGain(sampleRateHertz: rate)(hertz) / gain - 1) < 1e-3)
  }
}
