// Who acts on whom, drawn from the table beside it: each connected part by a force layout of its own (Fruchterman and Reingold
// 1991), the parts set side by side, the largest first.
import { t } from "../strings.js";
import { svg } from "../svg.js";

const MOST = 80;
const WIDTH = 1000;
const ROUNDS = 250;

function read(table) {
  const links = [...table.querySelectorAll("tbody tr[data-from]")].map(({ dataset }) => ({
    from: dataset.from, to: dataset.to, count: Number(dataset.count) || 1, quad: Number(dataset.quad) || 0,
    hrefs: [dataset.fromHref, dataset.toHref],
  })).filter(({ from, to }) => from !== to);
  const nodes = new Map();
  for (const { from, to, count, hrefs } of links) {
    for (const [name, href] of [[from, hrefs[0]], [to, hrefs[1]]]) {
      const node = nodes.get(name) ?? { name, href, weight: 0 };
      node.weight += count;
      nodes.set(name, node);
    }
  }
  const heaviest = [...nodes.values()].sort((one, other) => other.weight - one.weight || one.name.localeCompare(other.name)).slice(0, MOST);
  const kept = new Map(heaviest.map((node) => [node.name, node]));
  return {
    nodes: heaviest,
    links: links.map((link) => ({ ...link, a: kept.get(link.from), b: kept.get(link.to) })).filter(({ a, b }) => a && b),
  };
}

/** The connected parts, the largest first. */
function parts({ nodes, links }) {
  const root = new Map(nodes.map((node) => [node, node]));
  const find = (node) => (root.get(node) === node ? node : find(root.get(node)));
  for (const { a, b } of links) root.set(find(a), find(b));
  const groups = new Map();
  for (const node of nodes) groups.set(find(node), [...(groups.get(find(node)) ?? []), node]);
  return [...groups.values()].filter((group) => group.length > 1).sort((one, other) => other.length - one.length);
}

/** Places the nodes of one part in a box that begins at 0, 0. */
function layOut(group, links) {
  const wide = group.length === 2 ? 250 : Math.min(WIDTH, 140 * Math.sqrt(group.length) + 90);
  const high = group.length === 2 ? 70 : Math.min(560, 95 * Math.sqrt(group.length) + 40);
  const ideal = 0.75 * Math.sqrt((wide * high) / group.length);
  // A spiral as the start, so that the same table gives the same picture.
  group.forEach((node, at) => {
    node.x = wide / 2 + (wide / 3) * Math.sqrt(at / group.length) * Math.cos(2.4 * at);
    node.y = high / 2 + (high / 3) * Math.sqrt(at / group.length) * Math.sin(2.4 * at);
  });
  for (let round = 0; round < ROUNDS; round++) {
    const heat = ideal * 0.3 * (1 - round / ROUNDS) + 0.3;
    const force = new Map(group.map((node) => [node, [0, 0]]));
    const push = (node, dx, dy) => {
      force.get(node)[0] += dx;
      force.get(node)[1] += dy;
    };
    group.forEach((one, at) => {
      for (const other of group.slice(at + 1)) {
        const [dx, dy] = [one.x - other.x || 0.1, one.y - other.y];
        const strength = (ideal * ideal) / Math.max(1, dx * dx + dy * dy);
        push(one, dx * strength, dy * strength);
        push(other, -dx * strength, -dy * strength);
      }
      push(one, (wide / 2 - one.x) * 0.15, (high / 2 - one.y) * 0.15);
    });
    for (const { a, b } of links) {
      const [dx, dy] = [a.x - b.x, a.y - b.y];
      const pull = Math.hypot(dx, dy) / ideal;
      push(a, -dx * pull, -dy * pull);
      push(b, dx * pull, dy * pull);
    }
    for (const [node, [fx, fy]] of force) {
      const length = Math.hypot(fx, fy) || 1;
      node.x = Math.max(85, Math.min(wide - 85, node.x + (fx / length) * Math.min(length, heat)));
      node.y = Math.max(26, Math.min(high - 16, node.y + (fy / length) * Math.min(length, heat)));
    }
  }
  return { wide, high };
}

/** Sets the parts in rows; returns the height of all. */
function setInRows(graph) {
  let [left, top, row] = [0, 0, 0];
  for (const group of parts(graph)) {
    const own = new Set(group);
    const { wide, high } = layOut(group, graph.links.filter(({ a }) => own.has(a)));
    if (left + wide > WIDTH && left > 0) [left, top, row] = [0, top + row, 0];
    for (const node of group) {
      node.x += left;
      node.y += top;
    }
    left += wide;
    row = Math.max(row, high);
  }
  return top + row;
}

function drawLink({ a, b, count, quad }, most) {
  // Bent to one side, so that both directions can be seen.
  const [mx, my] = [(a.x + b.x) / 2 + (b.y - a.y) * 0.12, (a.y + b.y) / 2 - (b.x - a.x) * 0.12];
  const line = svg("path", { d: `M${a.x} ${a.y}Q${mx} ${my} ${b.x} ${b.y}`, class: `link link-${quad}`, "stroke-width": 1 + 4 * Math.sqrt(count / most) });
  line.append(svg("title", {}, `${a.name} → ${b.name}: ${count}`));
  return line;
}

function drawNode(node, heaviest) {
  const radius = 4 + 8 * Math.sqrt(node.weight / heaviest);
  const name = node.name.length > 26 ? `${node.name.slice(0, 25)}…` : node.name;
  const label = t("actor", node.name, node.weight);
  const group = node.href ? svg("a", { href: node.href, "aria-label": label }) : svg("g", { tabindex: 0, role: "img", "aria-label": label });
  group.append(svg("title", {}, label), svg("circle", { cx: node.x, cy: node.y, r: radius, class: "node" }),
    svg("text", { x: node.x, y: node.y - radius - 3, "text-anchor": "middle", class: "node-name" }, name));
  return group;
}

/** Names that would cover a heavier actor's name show only when their actor is pointed at. */
function thinNames(groups) {
  const taken = [];
  for (const group of groups) {
    const name = group.querySelector(".node-name");
    const box = name.getBBox();
    const covers = taken.some((other) => box.x < other.x + other.width && other.x < box.x + box.width && box.y < other.y + other.height && other.y < box.y + box.height);
    name.classList.toggle("crowded", covers);
    if (!covers) taken.push(box);
  }
}

function draw() {
  const place = document.getElementById("network");
  const table = document.querySelector("table[data-chart=network]");
  if (!place || !table) return;
  const graph = read(table);
  place.replaceChildren();
  if (graph.links.length === 0) return;
  const height = setInRows(graph);
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${height}`, width: "100%", role: "group", "aria-label": t("network") });
  const most = Math.max(...graph.links.map(({ count }) => count));
  const lines = graph.links.map((link) => [link, drawLink(link, most)]);
  picture.append(...lines.map(([, line]) => line));
  const drawn = graph.nodes.filter(({ x }) => x !== undefined).map((node) => {
    const group = drawNode(node, graph.nodes[0].weight);
    const light = (on) => {
      picture.classList.toggle("dimmed", on);
      group.classList.toggle("lit", on);
      for (const [{ a, b }, line] of lines) line.classList.toggle("lit", on && (a === node || b === node));
    };
    for (const event of ["pointerenter", "focusin"]) group.addEventListener(event, () => light(true));
    for (const event of ["pointerleave", "focusout"]) group.addEventListener(event, () => light(false));
    return group;
  });
  picture.append(...drawn);
  place.append(picture);
  thinNames(drawn);
}

export function start() {
  draw();
  document.addEventListener("dateline:changed", draw);
}
