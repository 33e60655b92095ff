@_exported public import HiplineAnalysis
@_exported public import HiplineBatch
@_exported public import HiplineCore
@_exported public import HiplineIO
@_exported public import HiplineReport
@_exported public import HiplineSimulation
@_exported public import HiplineStore
