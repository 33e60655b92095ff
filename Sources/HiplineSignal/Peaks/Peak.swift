/// A local maximum and how far it stands out.
package struct Peak: Sendable, Hashable {
  /// The sample of the maximum; of a plateau its middle, rounded down.
  package var index: Int

  /// The value at ``index``.
  package var height: Double

  /// How far one must climb down from the peak before one can climb higher than it.
  ///
  /// The height less the higher of the lowest values on either side, as far as the signal's end or
  /// the first higher sample.
  package var prominence: Double

  /// The lowest sample on the left, the nearest of several.
  var leftBase: Int

  /// The lowest sample on the right, the nearest of several.
  var rightBase: Int
}
