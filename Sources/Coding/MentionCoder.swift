/// Codes annotated documents.
public struct MentionCoder: Sendable {}
