// Draws the charts of the report. Nothing here makes markup of a text: texts of
// the data block go into text nodes, or onto the picture of a chart.
(() => {
  "use strict";
  const root = document.documentElement;
  const data = JSON.parse(document.getElementById("data").textContent), texts = data.texts;
  const charts = data.charts.map((c) => JSON.stringify(c));
  const font = "12px " + getComputedStyle(document.body).fontFamily;
  const pen = document.createElement("canvas").getContext("2d");
  const live = []; // one for each figure

  const plotHigh = 250, rowHigh = 30, textHigh = 12, markRoom = 9, labelGap = 14, rightRoom = 18, arrowHigh = 8, stripHigh = 20, sliderHigh = 16;
  const manyPoints = 1500; // from here on a canvas draws faster than SVG
  const rowShare = 0.3;    // of the width, for the names of rows

  function long(text) {
    pen.font = font;
    return pen.measureText(text).width;
  }

  function cut(text, room) {
    if (long(text) <= room) return text;
    const letters = Array.from(text.slice(0, 200));
    while (letters.length && long(letters.join("") + "…") > room) letters.pop();
    return letters.join("") + "…";
  }

  const colour = (token) => getComputedStyle(root).getPropertyValue("--" + token).trim();

  // A chart afresh. Only what stands under a name of a colour is looked up, so
  // that a text such as "$calm" stays a text.
  const colours = new Set(["color", "borderColor"]);
  function fresh(n) {
    const c = JSON.parse(charts[n], (key, value) =>
      colours.has(key) && typeof value === "string" && value[0] === "$" ? colour(value.slice(1)) : value);
    for (const s of c.option.series) s.data = s.data.map((d) => Array.isArray(d) ? { value: d } : d);
    return c;
  }

  // The ticks to show between lo and hi: those of the first level whose labels
  // keep their distance and that gives a scale. The program does the same.
  function fit(levels, lo, hi, room) {
    let best = [];
    for (const level of levels || []) {
      let end = -Infinity, ok = true;
      const ticks = [];
      for (const t of level) {
        if (t.at < lo || t.at > hi) continue;
        const at = (t.at - lo) / (hi - lo) * room.length, half = room.size(t.label) / 2;
        if (at - half < -room.before || at + half > room.length + room.after) continue;
        if (at - half < end + room.gap) { ok = false; break; }
        end = at + half;
        ticks.push(t);
      }
      if (ok && ticks.length > 1) return ticks;
      if (ok && !best.length) best = ticks;
    }
    return best;
  }

  function ticks(chosen, shown) {
    const labels = new Map(chosen.map((t) => [t.at, shown(t.label)]));
    const at = chosen.map((t) => t.at);
    return { at, label: { customValues: at, formatter: (v) => labels.get(v) || "", color: colour("soft"), font, hideOverlap: false, showMinLabel: true, showMaxLabel: true } };
  }

  // What each kind of series needs of the page. ECharts knows lines and points;
  // areas, boxes, rules and the strip are drawn here.
  const series = {
    area(s) {
      const edges = s.data.map((d) => d.value);
      s.data = edges.slice(0, 1).map((e) => ({ value: [e[0], e[1]] }));
      s.silent = true;
      s.clip = true;
      s.z = 0;
      s.renderItem = (_, api) => ({
        type: "polygon",
        shape: { points: edges.map((e) => api.coord([e[0], e[2]])).concat(edges.map((e) => api.coord([e[0], e[1]])).reverse()) },
        style: { fill: s.itemStyle.color, opacity: 0.7 },
      });
    },
    boxes(s) {
      s.clip = true;
      s.z = 1;
      s.renderItem = (_, api) => {
        const a = api.coord([api.value(0), api.value(3)]), b = api.coord([api.value(2), api.value(1)]);
        return {
          type: "rect",
          shape: { x: a[0], y: a[1], width: b[0] - a[0], height: b[1] - a[1] },
          style: { fill: s.itemStyle.color, opacity: api.value(4) },
        };
      };
    },
    rule(s, self) {
      const [at, upright] = s.data[0].value;
      s.data = [{ value: [upright ? at : self.x.min, upright ? self.y.min : at] }];
      s.silent = true;
      s.z = 1;
      s.renderItem = (params, api) => {
        const p = params.coordSys, [x, y] = api.coord([at, at]);
        if (upright && (at < self.lo || at > self.hi)) return null;
        return {
          type: "line", shape: upright ? { x1: x, y1: p.y, x2: x, y2: p.y + p.height } : { x1: p.x, y1: y, x2: p.x + p.width, y2: y },
          style: { stroke: s.itemStyle.color, lineWidth: upright ? 1 : 1.5, opacity: upright ? 0.6 : 1 },
        };
      };
    },
    // The label of a rule stands before the marks; those of upright ones above
    // the picture, where they keep their distance.
    label(s, self) {
      const [at, upright] = s.data[0].value, name = s.data[0].name || "";
      s.data = [{ value: [upright ? at : self.x.min, upright ? self.y.min : at] }];
      s.silent = true;
      s.z = 5;
      s.renderItem = (params, api) => {
        const p = params.coordSys, text = cut(name, p.width * 0.6), wide = long(text), [x, y] = api.coord([at, at]);
        const style = { text, font, fill: s.itemStyle.borderColor, stroke: colour("card"), lineWidth: 3, verticalAlign: "bottom" };
        if (!text) return null;
        if (!upright) return { type: "text", x: self.beside(p, y, wide), y: y - 3, style: { ...style, align: "right" } };
        if (at < self.lo || at > self.hi) return null;
        const left = Math.min(Math.max(x - wide / 2, p.x), p.x + p.width + rightRoom - wide);
        const before = self.labels.filter((l) => l.at < at).reduce((end, l) => Math.max(end, l.end), -Infinity);
        if (left < before + labelGap || left < p.x) return null;
        self.labels.push({ at, end: left + wide });
        return { type: "text", x: left, y: p.y - self.over, style: { ...style, align: "left" } };
      };
    },
    run(s, self, n) {
      const [x0, x1] = s.data[0].value, name = s.data[0].name || "";
      s.data = [{ name, value: [x0, self.y.min, x1] }];
      s.z = 1;
      s.renderItem = (params, api) => {
        const p = params.coordSys;
        const a = Math.max(api.coord([x0, self.y.min])[0], p.x), b = Math.min(api.coord([x1, self.y.min])[0], p.x + p.width);
        if (b <= a) return null;
        const y = p.y + p.height + textHigh + 14, wide = Math.max(1, b - a - 2);
        const text = [name, self.short[n]].find((t) => t && long(t) + 8 <= wide) || "";
        return {
          type: "group", children: [
            { type: "rect", shape: { x: a, y, width: wide, height: stripHigh, r: 4 }, style: { fill: s.itemStyle.color } },
            { type: "text", x: a + 4, y: y + stripHigh / 2, style: { text, font, fill: colour("text"), verticalAlign: "middle" } },
          ],
        };
      };
    },
    line(s) { s.z = 3; s.silent = true; s.emphasis = { disabled: true }; },
    points(s) { s.z = 4; s.clip = false; s.cursor = "pointer"; s.emphasis = { scale: 1.4 }; },
    beyond(s) { s.z = 4; s.clip = false; s.silent = true; s.symbolOffset = [0, -11]; },
  };

  function tip(lines) {
    const box = document.createElement("div");
    box.className = "tip";
    lines.forEach((line, i) => {
      const e = document.createElement(i ? "div" : "strong");
      e.textContent = line;
      box.append(e);
    });
    return box;
  }

  class Live {
    constructor(figure) {
      this.figure = figure;
      this.n = Number(figure.dataset.chart);
      this.box = figure.querySelector(".live");
      this.still = figure.querySelector(".still");
      this.whole = figure.querySelector(".whole");
      this.off = new Set();
      this.legend();
      const fold = figure.closest("details");
      if (fold) fold.addEventListener("toggle", () => this.draw());
      this.whole.addEventListener("click", () => this.chart && this.chart.dispatchAction({ type: "dataZoom", start: 0, end: 100 }));
      new ResizeObserver(() => this.resize()).observe(figure);
    }

    // Entries of the legend become switches, for the live chart and for the
    // picture that is printed.
    legend() {
      for (const li of this.figure.querySelectorAll(".legend li")) {
        const of = Number(li.dataset.series), b = document.createElement("button");
        b.type = "button";
        b.setAttribute("aria-pressed", "true");
        b.append(...li.childNodes);
        b.addEventListener("click", () => {
          const hide = !this.off.has(of);
          hide ? this.off.add(of) : this.off.delete(of);
          b.setAttribute("aria-pressed", String(!hide));
          for (const e of this.still.querySelectorAll("[data-series='" + of + "']")) e.classList.toggle("off", hide);
          this.paint();
        });
        li.append(b);
      }
    }

    get folded() {
      const fold = this.figure.closest("details");
      return fold && !fold.open;
    }

    draw() {
      if (this.folded) return;
      const c = fresh(this.n);
      this.chart && this.chart.dispose();
      this.chart = null;
      this.box.hidden = false;
      this.still.classList.add("off");
      const rows = c.y.rows ? Math.max(3, c.option.yAxis[0].max) : 0;
      const has = (kind, such) => c.option.series.some((s) => s.id.startsWith(kind + ":") && such(s.data[0]));
      this.over = markRoom + (has("beyond", () => true) ? arrowHigh : 0);
      this.top = this.over + (has("rule", (d) => d.value[1] && d.name) ? textHigh + 6 : 4);
      this.below = textHigh + 12 + (c.short ? stripHigh + 8 : 0) + (c.option.dataZoom ? sliderHigh + 12 : 0);
      this.high = rows ? rows * rowHigh : plotHigh;
      this.box.style.height = this.top + this.high + this.below + "px";
      this.chart = echarts.init(this.box, null, { renderer: (c.tips || []).length > manyPoints ? "canvas" : "svg" });
      this.lo = c.option.xAxis[0].min;
      this.hi = c.option.xAxis[0].max;
      this.chart.on("datazoom", () => this.zoom());
      this.chart.on("click", (p) => this.open(p));
      this.paint();
    }

    // Gives the chart its option: the program's, with what only the page
    // can know, such as how long a label is here.
    paint() {
      if (!this.chart) return;
      const c = fresh(this.n), o = c.option;
      this.x = { min: o.xAxis[0].min, max: o.xAxis[0].max, levels: c.x.levels };
      this.y = { min: o.yAxis[0].min, max: o.yAxis[0].max };
      Object.assign(this, { tips: c.tips || [], rows: c.rows || [], short: c.short || [], labels: [] });
      const wide = this.box.clientWidth;
      const named = c.y.rows ? (t) => cut(t, wide * rowShare) : (t) => t;
      const beside = fit(c.y.levels, this.y.min, this.y.max, { length: this.high, before: textHigh, after: textHigh, gap: c.y.rows ? 0 : textHigh, size: () => textHigh });
      this.left = Math.max(markRoom, ...beside.map((t) => long(named(t.label)) + 12));
      this.room = wide - this.left - rightRoom;
      o.grid = { left: this.left, width: this.room, top: this.top, height: this.high };
      const y = ticks(beside, named);
      Object.assign(o.yAxis[0], {
        axisLabel: { ...y.label, margin: 6 }, axisTick: { show: false, customValues: y.at }, axisLine: { show: false },
        splitLine: { show: !c.y.rows, lineStyle: { color: colour("line") } },
      });
      Object.assign(o.xAxis[0], this.timeTicks(), { splitLine: { show: false }, axisLine: { show: false } });
      this.marks = o.series.filter((s) => s.id.startsWith("points:")).flatMap((s) => s.data.map((d) => d.value));
      for (const s of o.series.filter((s) => s.id.startsWith("rule:"))) o.series.push({ ...s, id: s.id.replace("rule", "label") });
      o.series.forEach((s) => {
        const [kind, of, n] = s.id.split(":");
        series[kind](s, this, Number(n));
        if (this.off.has(Number(of))) s.data = [];
      });
      Object.assign(o.tooltip, {
        confine: true, backgroundColor: colour("card"), borderColor: colour("line"),
        textStyle: { color: colour("text"), fontSize: 13 },
        formatter: (p) => {
          const kind = p.seriesId.split(":")[0];
          const told = (tips, n) => (tips[n] || []).map((t) => texts[t]);
          return tip(kind === "points" ? told(this.tips, p.value[2]) : kind === "boxes" ? told(c.boxTips, p.value[5]) : [p.name]);
        },
      });
      (o.dataZoom || []).forEach((z) => Object.assign(z, z.type === "slider"
        ? {
          left: this.left, width: this.room, bottom: 2, height: sliderHigh, showDetail: false, brushSelect: false, showDataShadow: false,
          borderColor: colour("line"), fillerColor: colour("primary-tint"), backgroundColor: colour("card"),
          handleStyle: { color: colour("card"), borderColor: colour("soft") }, moveHandleStyle: { color: colour("soft"), opacity: 0.3 }, moveHandleSize: 4,
        }
        : { zoomOnMouseWheel: "ctrl", moveOnMouseMove: true, moveOnMouseWheel: false, preventDefaultMouseMove: true }));
      const from = (this.lo - this.x.min) / (this.x.max - this.x.min), to = (this.hi - this.x.min) / (this.x.max - this.x.min);
      (o.dataZoom || []).forEach((z) => Object.assign(z, { start: from * 100, end: to * 100 }));
      this.whole.textContent = c.whole;
      this.chart.setOption(o, true);
    }

    timeTicks() {
      const x = ticks(fit(this.x.levels, this.lo, this.hi, { length: this.room, before: this.left, after: rightRoom, gap: labelGap, size: long }), (t) => t);
      return { axisLabel: { ...x.label, margin: 8 }, axisTick: { show: true, customValues: x.at, lineStyle: { color: colour("line") } } };
    }

    zoom() {
      const z = this.chart.getOption().dataZoom[0], span = this.x.max - this.x.min;
      this.lo = this.x.min + z.start / 100 * span;
      this.hi = this.x.min + z.end / 100 * span;
      this.labels = [];
      this.whole.hidden = z.start <= 0 && z.end >= 100;
      this.chart.setOption({ xAxis: [this.timeTicks()] });
    }

    // Finds the right end of a label on a line, where no mark is.
    beside(p, y, wide) {
      const places = this.marks.map(([x, v]) => [p.x + (x - this.lo) / (this.hi - this.lo) * p.width, p.y + p.height - (v - this.y.min) / (this.y.max - this.y.min) * p.height]);
      const right = p.x + p.width - 4;
      for (let end = right; end - wide > p.x; end -= 16) {
        if (!places.some(([a, b]) => a > end - wide - markRoom && a < end + markRoom && b < y + 4 && b > y - textHigh - 10)) return end;
      }
      return right;
    }

    resize() {
      if (!this.chart || this.folded || this.box.clientWidth === this.chart.getWidth()) return;
      this.chart.resize();
      this.paint();
    }

    // Goes to the session of a mark in the table.
    open(p) {
      if (!p.seriesId.startsWith("points:")) return;
      const row = document.getElementById("session-" + this.rows[p.value[2]]);
      if (!row) return;
      for (const e of document.querySelectorAll("tr.found")) e.classList.remove("found");
      row.classList.add("found");
      row.scrollIntoView({ block: "center" });
    }
  }

  const redraw = () => live.forEach((l) => l.draw());
  const dark = matchMedia("(prefers-color-scheme:dark)");
  const look = document.getElementById("look");
  look.hidden = false;
  look.addEventListener("click", () => {
    const is = root.dataset.look || (dark.matches ? "dark" : "light");
    root.dataset.look = is === "dark" ? "light" : "dark";
    redraw();
  });
  dark.addEventListener("change", redraw);
  for (const figure of document.querySelectorAll("figure[data-chart]")) live.push(new Live(figure));
  redraw();
})();
