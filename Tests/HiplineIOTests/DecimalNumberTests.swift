import Testing

@testable import HiplineIO
