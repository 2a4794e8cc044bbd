/// Words of everyday English that are also names or acronyms: where letter case tells nothing, they are taken for words.
enum CommonWords {
  static func contains(_ word: String) -> Bool { words.contains(word) }

  private static let words: Set<String> = [
    "a", "act", "add", "ago", "aid", "aim", "air", "all", "also", "am", "an", "and", "any", "are", "arm", "art", "as",
    "ask", "at", "bad", "ban", "bar", "base", "be", "bed", "big", "bill", "bit", "black", "blue", "boy", "brown",
    "bush",
    "but", "by", "call", "camp", "can", "car", "care", "case", "chad", "china", "city", "cop", "cost", "cup",
    "cut", "dad", "dam", "date", "dawn", "day", "do", "dog", "east", "eat", "end", "etc", "eye", "fact", "fall", "far",
    "fast", "few", "field", "fire", "fit", "five", "fly", "for", "force", "four", "free", "front", "fund", "gap", "gas",
    "get", "go", "good", "great", "green", "grey", "guinea", "gun", "had", "hard", "has", "he", "held", "her", "high",
    "him", "hit", "hope", "hot", "how", "ice", "if", "ill", "in", "into", "is", "it", "its", "jersey", "job", "jordan",
    "just", "key", "kid", "king", "knight", "last", "law", "lay", "lead", "led", "left", "leg", "let", "life", "like",
    "line", "list", "long", "lot", "low", "main", "major", "make", "man", "many", "map", "march", "may", "me", "men",
    "met", "mid", "mine", "more", "most", "move", "much", "must", "my", "near", "net", "new", "no", "nor", "north",
    "not",
    "now", "of", "off", "oil", "old", "on", "one", "or", "our", "out", "over", "own", "page", "park", "part", "past",
    "pay", "peace", "per", "plan", "police", "polish", "poor", "post", "put", "ran", "rate", "read", "red", "rice",
    "rich", "right", "role", "room", "run", "said", "sale", "sat", "saw", "say", "sea", "see", "set", "she", "show",
    "side", "sit", "six", "small", "so", "some", "son", "soon", "south", "star", "such", "sun", "take", "tax", "team",
    "ten", "test", "than", "that", "the", "them", "then", "they", "this", "time", "to", "too", "top", "town", "try",
    "turkey", "two", "up", "us", "use", "very", "vote", "wall", "war", "was", "way", "we", "well", "west", "what",
    "when", "white", "who", "why", "will", "win", "with", "wood", "work", "yes", "yet", "you", "young",
  ]
}
