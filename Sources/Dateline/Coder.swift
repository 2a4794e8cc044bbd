/// The public library.
public struct Coder: Sendable {}
