import HiplineSignal

/// A filter of the reference files.
struct ButterworthCase: Decodable {
  var kind: String
  var order: Int
  var hertz: [Double]
  var sampleRateHertz: Double

  var sections: [SecondOrderSection] {
    switch kind {
    case "lowpass":
      ButterworthDesign.lowPass(
        order: order, cutoffHertz: hertz[0], sampleRateHertz: sampleRateHertz)
    case "highpass":
      ButterworthDesign.highPass(
        order: order, cutoffHertz: hertz[0], sampleRateHertz: sampleRateHertz)
    default:
      ButterworthDesign.bandPass(
        order: order, lowHertz: hertz[0], highHertz: hertz[1], sampleRateHertz: sampleRateHertz)
    }
  }
}
