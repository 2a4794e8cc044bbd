"""Line plots as SVG, of nothing but text: what a browser and a forge show beside a table."""
import html

COLOURS = ["#1b6ca8", "#c4572b", "#4c8c4a", "#7a5195"]


def ticks(top):
    """Round steps from 0 to at least `top`."""
    step = 10 ** (len(str(int(max(top, 1)))) - 1)
    while top / step < 3:
        step /= 2
    while top / step > 7:
        step *= 2
    return [step * number for number in range(int(top / step) + 2) if step * (number - 1) < top]


def shown(value):
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def svg(title, x_title, y_title, series, width=640, height=360):
    """`series`: name → list of (x, y), all from 0."""
    left, right, top, bottom = 76, 32, 40, 48
    points = [point for line in series.values() for point in line]
    x_ticks, y_ticks = ticks(max(x for x, _ in points)), ticks(max(y for _, y in points))
    def across(x): return left + x / x_ticks[-1] * (width - left - right)
    def down(y): return height - bottom - y / y_ticks[-1] * (height - top - bottom)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
           f'font-family="sans-serif" font-size="12" role="img" aria-label="{html.escape(title)}">',
           f'<rect width="{width}" height="{height}" fill="#fff"/><text x="{left}" y="22" font-size="14">{html.escape(title)}</text>']
    for y in y_ticks:
        out.append(f'<line x1="{left}" x2="{width - right}" y1="{down(y):.1f}" y2="{down(y):.1f}" stroke="#ddd"/>'
                   f'<text x="{left - 6}" y="{down(y) + 4:.1f}" text-anchor="end">{shown(y)}</text>')
    for x in x_ticks:
        out.append(f'<text x="{across(x):.1f}" y="{height - bottom + 18}" text-anchor="middle">{shown(x)}</text>')
    out.append(f'<text x="{(left + width - right) / 2}" y="{height - 8}" text-anchor="middle">{html.escape(x_title)}</text>'
               f'<text transform="translate(14 {(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle">{html.escape(y_title)}</text>')
    for number, (name, line) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        path = " ".join(f"{across(x):.1f},{down(y):.1f}" for x, y in line)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        if len(line) < 40:
            out += [f'<circle cx="{across(x):.1f}" cy="{down(y):.1f}" r="3" fill="{colour}"/>' for x, y in line]
        if len(series) > 1:
            out.append(f'<text x="{left + 12}" y="{top + 14 + 16 * number}" fill="{colour}">{html.escape(name)}</text>')
    return "\n".join(out) + "\n</svg>\n"
