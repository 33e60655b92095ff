import HiplineCore
import RealModule

/// The postures that gravity in sensors with stated axes leaves possible.
///
///     pelvis     up is anterior    supine
///                up is posterior   prone
///                up is right       on the left side
///                up is proximal    sitting or standing: the thigh tells
///     thigh      up is anterior    supine or sitting: the thigh alone does not tell
///
/// A direction counts if it is within ``widestDegrees`` of the vertical.
package struct PostureEstimate: Sendable, Hashable {
  /// Those that are possible; empty where nothing is known, one where the posture is.
  package var candidates: Set<Posture>
  /// Why it is not one.
  package var reason: String?

  /// - Parameters:
  ///   - candidates: The postures that are possible.
  ///   - reason: Why it is not one.
  package init(candidates: Set<Posture>, reason: String?) {
    self.candidates = candidates
    self.reason = reason
  }

  /// The posture, where only one is possible.
  package var posture: Posture? { candidates.count == 1 ? candidates.first : nil }

  /// An axis of a segment is up if it is within this angle of the vertical, in degrees.
  ///
  /// Halfway between two axes is 45°; five less are left for how straight a sensor is strapped on.
  static let widestDegrees = 40.0

  static let noAxes = "how the sensors are strapped on is not stated"

  /// - Parameter segments: The vertical at rest, in the coordinates of segments whose axes are known.
  init(_ segments: [BodySegment: Vector3]) {
    let thigh = segments[.thigh].map { Self.isFrontUp($0) ? .anterior : Face($0) }
    guard let trunk = segments[.pelvis].map(Face.init) else {
      guard let thigh else {
        (candidates, reason) = ([], Self.noAxes)
        return
      }
      switch thigh {
      case .anterior:
        candidates = [.supine, .sitting]
        reason = "supine or sitting: only a sensor on the pelvis with stated axes tells"
      case .proximal: (candidates, reason) = ([.standing], nil)
      default: (candidates, reason) = Self.lying(thigh)
      }
      return
    }
    guard trunk == .proximal else {
      (candidates, reason) = Self.lying(trunk)
      return
    }
    switch thigh {
    case .proximal?: (candidates, reason) = ([.standing], nil)
    case .anterior?: (candidates, reason) = ([.sitting], nil)
    default:
      candidates = [.sitting, .standing]
      reason = "sitting or standing: a sensor on the thigh with stated axes tells"
    }
  }

  /// Whether a thigh lies or is raised with its front up, as both hook-lying and sitting have it.
  private static func isFrontUp(_ up: Vector3) -> Bool {
    let (sine, cosine) = (
      Double.sin(widestDegrees * .pi / 180), Double.cos(widestDegrees * .pi / 180)
    )
    return up.x > 1 - cosine && abs(up.z) < sine && up.y < cosine
  }

  private static func lying(_ face: Face) -> (Set<Posture>, String?) {
    switch face {
    case .anterior: ([.supine], nil)
    case .posterior: ([.prone], nil)
    case .right: ([.sideLyingLeft], nil)
    case .left: ([.sideLyingRight], nil)
    case .proximal, .distal, .none: ([], "no side of the body is up")
    }
  }

  /// Which side of a segment is up.
  private enum Face {
    case anterior, posterior, proximal, distal, right, left, none

    /// - Parameter up: As (anterior, proximal, right), of length one.
    init(_ up: Vector3) {
      let least = Double.cos(widestDegrees * .pi / 180)
      switch up {
      case _ where up.x > least: self = .anterior
      case _ where up.x < -least: self = .posterior
      case _ where up.y > least: self = .proximal
      case _ where up.y < -least: self = .distal
      case _ where up.z > least: self = .right
      case _ where up.z < -least: self = .left
      default: self = .none
      }
    }
  }
}
