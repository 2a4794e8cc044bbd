import Records

/// The date of an event: what most sources agree with, the narrowest of these.
struct DateConsensus {
  let date: EventDate?

  /// - Parameter mentions: in canonical order.
  init(_ mentions: [Mention], sources: Sources) {
    let dated = mentions.compactMap { mention in mention.date.map { ($0, sources.name(of: mention)) } }
    var best: (votes: Int, length: Int, rank: Int, date: EventDate)?
    var seen: Set<String> = []
    for (candidate, _) in dated where seen.insert("\(candidate.start) \(candidate.end) \(candidate.from)").inserted {
      let votes = Set(dated.filter { Self.fits($0.0, candidate) }.map(\.1)).count
      let rank = candidate.from == .expression ? 0 : candidate.from == .context ? 1 : 2
      // A day that only the report gives is no better than a week.
      let length = candidate.end.ordinal - candidate.start.ordinal + (rank == 2 ? 8 : 1)
      if best.map({ (-votes, length, rank) < (-$0.votes, $0.length, $0.rank) }) ?? true {
        best = (votes, length, rank, candidate)
      }
    }
    date = best?.date
  }

  /// Whether a source's date leaves room for the candidate's; one dated by its report alone also looks back some days.
  private static func fits(_ date: EventDate, _ candidate: EventDate) -> Bool {
    let start = date.from == .report ? date.start.ordinal - Features.reportReach : date.start.ordinal
    return start <= candidate.end.ordinal && candidate.start <= date.end
  }
}

/// The place of an event: what most sources agree with, the narrowest of these.
struct PlaceConsensus {
  let place: Place?

  /// - Parameter mentions: in canonical order.
  init(_ mentions: [Mention], sources: Sources) {
    let placed = mentions.compactMap { mention in
      mention.place.map { (place: $0, spot: Spot($0), source: sources.name(of: mention)) }
    }
    var best: (votes: Int, level: Int, rank: Int, place: Place)?
    var seen: Set<String> = []
    for candidate in placed {
      let rank = Self.rank(candidate.place.from)
      let name = candidate.place.geonameID.map(String.init) ?? candidate.place.name
      guard seen.insert("\(name) \(rank) \(candidate.place.relation ?? "")").inserted else { continue }
      let votes = Set(
        placed.filter { other in
          switch candidate.spot.relation(to: other.spot) {
          case .same, .near, .containing: true
          case .apart, .different, .unknown: false
          }
        }.map(\.source)
      ).count
      if best.map({ (-votes, candidate.spot.level, rank) < (-$0.votes, $0.level, $0.rank) }) ?? true {
        best = (votes, candidate.spot.level, rank, candidate.place)
      }
    }
    place = best.map { found in
      var place = found.place
      (place.start, place.end) = (nil, nil)
      return place
    }
  }

  private static func rank(_ source: Place.Source?) -> Int {
    switch source {
    case .argument: 0
    case .sentence: 1
    case .document: 2
    case .dateline: 3
    case nil: 4
    }
  }
}
