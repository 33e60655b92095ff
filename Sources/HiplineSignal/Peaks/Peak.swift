/// A local maximum and how far it stands out.
public struct Peak: Sendable, Hashable {
  /// The sample of the maximum; of a plateau its middle, rounded down.
  public var index: Int

  /// The value at ``index``.
  public var height: Double

  /// How far one must climb down from the peak before one can climb higher than it.
  ///
  /// The height less the higher of the lowest values on either side, as far as the signal's end or
  /// the first higher sample.
  public var prominence: Double

  /// The lowest sample on the left, the nearest of several.
  public var leftBase: Int

  /// The lowest sample on the right, the nearest of several.
  public var rightBase: Int

  /// A peak as measured elsewhere: places in samples, sizes in the signal's unit.
  public init(index: Int, height: Double, prominence: Double, leftBase: Int, rightBase: Int) {
    self.index = index
    self.height = height
    self.prominence = prominence
    self.leftBase = leftBase
    self.rightBase = rightBase
  }
}
