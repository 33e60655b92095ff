/// Coordinates in SVG text.
extension Double {
  /// The coordinate to a tenth of a unit, which is less than a pixel of any screen.
  var svg: String {
    precondition(isFinite && magnitude < 1e9, "a coordinate on the page expected, got \(self)")
    let tenths = Int64((self * 10).rounded())
    let whole = abs(tenths) / 10
    let rest = abs(tenths) % 10
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }
}
