// Embedded Swift has no coding; what is written and read in a page goes through `JSONValue`.
typealias Codable = Any
typealias CodingKey = Any
