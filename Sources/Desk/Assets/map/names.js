// Names beside symbols, as many as fit without covering each other or another symbol.

const overlap = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Shows the `.place-name` of each symbol where there is room, the first symbols first. */
export function nameSymbols(symbols) {
  for (const symbol of symbols) symbol.classList.add("named");
  const taken = symbols.map((symbol) => ({ symbol, box: symbol.getBoundingClientRect() }));
  const names = symbols.map((symbol) => symbol.querySelector(".place-name")?.getBoundingClientRect());
  symbols.forEach((symbol, index) => {
    const box = names[index];
    const free = box && !taken.some((other) => other.symbol !== symbol && overlap(box, other.box));
    symbol.classList.toggle("named", Boolean(free));
    if (free) taken.push({ symbol, box });
  });
}
