import Chronology
import Records
import Testing

/// Histories: the running date advances with the text.
@Suite struct NarrativeTests {
  @Test func incompleteDatesGoToTheRunningYear() {
    #expect(
      history(
        "On September 1, 1939, Germany attacked. By early October the campaign was over. In April troops went west.")
        == ["September 1, 1939 DATE 1939-09-01", "early October DATE 1939-10", "April DATE 1940-04"])
  }

  @Test func relativeDatesGoFromTheDateBefore() {
    #expect(
      history("The fleet sailed on 8 March 1904. Two days later it met the enemy, and the following month it was sunk.")
        == ["8 March 1904 DATE 1904-03-08", "Two days later DATE 1904-03-10", "the following month DATE 1904-04"])
  }

  @Test func aHeadingSetsTheYear() {
    #expect(
      history("2005: Elections\n\nOn January 31, voters went to the polls.")
        == ["2005 DATE 2005", "January 31 DATE 2005-01-31"])
  }

  @Test func backgroundDoesNotMoveTheRunningDate() {
    #expect(
      history("In March 2008 the army advanced, in a plan agreed upon after the 2005 vote. In June it stopped.").last
        == "June DATE 2008-06")
  }

  @Test func yearsBeforeChrist() {
    #expect(
      history("The revolt of 499-493 BC failed. The following year a fleet sailed, and in the 470s BC cities fell.")
        == ["499 DATE BC0499", "493 BC DATE BC0493", "The following year DATE BC0492", "the 470s BC DATE BC047"])
  }

  @Test func lengthsTakeWhatFillsThem() {
    #expect(
      history("After two months of fierce battles in 1941 the line held.")
        == ["two months of fierce battles DURATION P2M", "1941 DATE 1941"])
  }

  @Test(
    "a text without an anchor of its own is read as what it looks like",
    arguments: [
      (
        "He was elected in 1998. The war of 1999 cost many lives. In 2001 he fled; in March 2003 the capital fell. In May he died.",
        "2003-05"
      ),
      (
        "The minister died on Friday. He was elected in 1998, re-elected in 2003 and 2007, and jailed in 2011. He retired in May.",
        "2019-05"
      ),
    ]) func automatic(text: String, last: String)
  {
    let tagged = Tagged(text, published: "2019-09-02", anchor: TimeTagger.Anchor.automatic)
    #expect(tagged.expressions.last?.value == last)
  }
}
