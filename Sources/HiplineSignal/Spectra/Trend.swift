/// The straight line through a stretch of samples, as the value in its middle and the change per
/// sample.
struct Trend {
  var level = 0.0
  var slope = 0.0
}
