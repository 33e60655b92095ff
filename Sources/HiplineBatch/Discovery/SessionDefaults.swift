import HiplineAnalysis
import HiplineCore

/// What holds for sessions that do not say it themselves.
struct SessionDefaults {
  var exercise: Exercise?
  var side: Side?
  var placement: Placement?
}
