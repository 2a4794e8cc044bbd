// Who acts on whom, drawn by a force layout (Fruchterman and Reingold 1991) from the table beside it.
import { svg } from "../svg.js";

const MOST = 80;
const WIDTH = 900;
const HEIGHT = 620;
const ROUNDS = 300;

function read(table) {
  const links = [...table.querySelectorAll("tbody tr[data-from]")].map(({ dataset }) => ({
    from: dataset.from, to: dataset.to, count: Number(dataset.count) || 1, quad: Number(dataset.quad) || 0,
    hrefs: [dataset.fromHref, dataset.toHref],
  }));
  const weight = new Map();
  const href = new Map();
  for (const { from, to, count, hrefs } of links) {
    for (const [name, link] of [[from, hrefs[0]], [to, hrefs[1]]]) {
      weight.set(name, (weight.get(name) ?? 0) + count);
      if (link) href.set(name, link);
    }
  }
  const names = [...weight.keys()].sort((one, other) => weight.get(other) - weight.get(one) || one.localeCompare(other)).slice(0, MOST);
  const index = new Map(names.map((name, at) => [name, at]));
  return {
    nodes: names.map((name, at) => ({
      name, weight: weight.get(name), href: href.get(name),
      // A spiral as the start, so that the same table gives the same picture.
      x: WIDTH / 2 + 18 * Math.sqrt(at) * Math.cos(2.4 * at), y: HEIGHT / 2 + 14 * Math.sqrt(at) * Math.sin(2.4 * at),
    })),
    links: links.filter(({ from, to }) => from !== to && index.has(from) && index.has(to))
      .map((link) => ({ ...link, a: index.get(link.from), b: index.get(link.to) })),
  };
}

function layOut({ nodes, links }) {
  const ideal = 0.8 * Math.sqrt((WIDTH * HEIGHT) / Math.max(1, nodes.length));
  for (let round = 0; round < ROUNDS; round++) {
    const heat = 40 * (1 - round / ROUNDS) + 0.5;
    const force = nodes.map(() => [0, 0]);
    for (let i = 0; i < nodes.length; i++) {
      for (let j = i + 1; j < nodes.length; j++) {
        const dx = nodes[i].x - nodes[j].x;
        const dy = nodes[i].y - nodes[j].y;
        const squared = Math.max(1, dx * dx + dy * dy);
        const push = (ideal * ideal) / squared;
        force[i][0] += dx * push; force[i][1] += dy * push;
        force[j][0] -= dx * push; force[j][1] -= dy * push;
      }
    }
    for (const { a, b } of links) {
      const dx = nodes[a].x - nodes[b].x;
      const dy = nodes[a].y - nodes[b].y;
      const pull = Math.hypot(dx, dy) / ideal;
      force[a][0] -= dx * pull; force[a][1] -= dy * pull;
      force[b][0] += dx * pull; force[b][1] += dy * pull;
    }
    nodes.forEach((node, at) => {
      // A weak pull to the middle keeps parts without links in the picture.
      const fx = force[at][0] + (WIDTH / 2 - node.x) * 0.35;
      const fy = force[at][1] + (HEIGHT / 2 - node.y) * 0.5;
      const length = Math.hypot(fx, fy) || 1;
      node.x = Math.max(60, Math.min(WIDTH - 60, node.x + (fx / length) * Math.min(length, heat)));
      node.y = Math.max(20, Math.min(HEIGHT - 24, node.y + (fy / length) * Math.min(length, heat)));
    });
  }
}

function draw() {
  const place = document.getElementById("network");
  const table = document.querySelector("table[data-chart=network]");
  if (!place || !table) return;
  const graph = read(table);
  place.replaceChildren();
  if (graph.nodes.length === 0) return;
  layOut(graph);
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: "100%", role: "group", "aria-label": "Network of actors; the table says the same" });
  const most = Math.max(...graph.links.map(({ count }) => count), 1);
  const lines = graph.links.map(({ a, b, count, quad }) => {
    const [one, other] = [graph.nodes[a], graph.nodes[b]];
    // Bent to one side, so that both directions can be seen.
    const [mx, my] = [(one.x + other.x) / 2 + (other.y - one.y) * 0.12, (one.y + other.y) / 2 - (other.x - one.x) * 0.12];
    const line = svg("path", { d: `M${one.x} ${one.y}Q${mx} ${my} ${other.x} ${other.y}`, class: `link link-${quad}`, "stroke-width": 1 + 4 * Math.sqrt(count / most), "data-a": a, "data-b": b });
    line.append(svg("title", {}, `${one.name} → ${other.name}: ${count}`));
    return line;
  });
  picture.append(...lines);
  const heaviest = Math.max(...graph.nodes.map(({ weight }) => weight));
  graph.nodes.forEach((node, at) => {
    const radius = 4 + 9 * Math.sqrt(node.weight / heaviest);
    const dot = svg("circle", { cx: node.x, cy: node.y, r: radius, class: "node" });
    const label = svg("text", { x: node.x, y: node.y - radius - 3, "text-anchor": "middle", class: "node-name" }, node.name.length > 24 ? `${node.name.slice(0, 23)}…` : node.name);
    const group = node.href ? svg("a", { href: node.href, "aria-label": `${node.name}, ${node.weight} events` }, dot, label)
      : svg("g", { tabindex: 0, role: "img", "aria-label": `${node.name}, ${node.weight} events` }, dot, label);
    const light = (on) => {
      picture.classList.toggle("dimmed", on);
      group.classList.toggle("lit", on);
      for (const line of lines) line.classList.toggle("lit", on && (+line.dataset.a === at || +line.dataset.b === at));
    };
    for (const event of ["pointerenter", "focusin"]) group.addEventListener(event, () => light(true));
    for (const event of ["pointerleave", "focusout"]) group.addEventListener(event, () => light(false));
    picture.append(group);
  });
  place.append(picture);
}

export function start() {
  draw();
  document.addEventListener("dateline:changed", draw);
}
