'use strict';
(() => {
  const panels = JSON.parse(document.getElementById('data').textContent);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const charts = new Map();
  const SYMBOL = {faster: '▲', slower: '▼', equivalent: '=', undecided: '?'};
  const LIGHT = ['#0b6b57', '#a8400f', '#3f5f9e', '#8a6d00', '#8b3a78', '#2f7f93', '#6b5b4b', '#c2506a', '#5a7a24', '#5b4fb0', '#7a7f86', '#b07a3c'];
  const DARK = ['#5fd0b0', '#f0996b', '#94b3f2', '#dcc25a', '#dd93cc', '#76c7dc', '#c4b19c', '#f090a6', '#a9cc6e', '#b0a6f5', '#a3abb3', '#dcae77'];

  const token = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const palette = i => (dark.matches ? DARK : LIGHT)[i % 12];
  const dash = i => i < 12 ? 'solid' : 'dashed';
  const narrow = el => el.clientWidth < 480;
  const clip = (text, most) => text.length > most ? text.slice(0, most - 1) + '…' : text;

  /** A figure with three or four digits. */
  const figure = v => {
    if (v === null || v === undefined) return '–';
    const size = Math.abs(v);
    if (size >= 1e6) return (v / 1e6).toPrecision(4) + ' M';
    if (size >= 1e4) return (v / 1e3).toPrecision(4) + ' k';
    return size >= 1000 ? v.toFixed(0) : v.toPrecision(4);
  };
  const tick = v => v >= 1e6 ? +(v / 1e6).toPrecision(3) + ' M' : v >= 1e3 ? +(v / 1e3).toPrecision(3) + ' k' : +v.toPrecision(3) + '';
  /** The next 1, 2 or 5 times a power of ten, so that the ends of a logarithmic axis read well. */
  const step = v => [1, 2, 5].map(d => d * 10 ** Math.floor(Math.log10(v)));
  const below = v => Math.max(...step(v).filter(s => s <= v * 1.000001));
  const above = v => step(v).find(s => s >= v * 0.999999) || 10 ** (Math.floor(Math.log10(v)) + 1);
  const nines = x => x === 0 ? '0 %' : x === 1 ? '90 %' : +(100 * (1 - 10 ** -x)).toFixed(Math.max(0, x - 2)) + ' %';
  const ofNines = x => { const q = 100 * (1 - 10 ** -x); return 'p' + +q.toFixed(Math.max(1, Math.ceil(x) - 1)); };

  /** Lines of text as an element: names of cells never pass through an HTML parser. */
  const lines = (...texts) => {
    const box = document.createElement('div');
    texts.filter(Boolean).forEach((text, i) => {
      const line = document.createElement('div');
      line.textContent = text;
      if (i === 0) line.style.fontWeight = '600';
      box.append(line);
    });
    return box;
  };

  const frame = (el, more) => ({
    animation: false,
    textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: token('ink')},
    tooltip: {
      confine: true, backgroundColor: token('card'), borderColor: token('faint'), padding: [6, 10],
      textStyle: {color: token('ink'), fontSize: 12},
    },
    ...more,
  });
  const axis = more => ({
    axisLine: {show: false}, axisTick: {show: false},
    splitLine: {lineStyle: {color: token('line')}},
    minorSplitLine: {show: false},
    nameTextStyle: {color: token('soft'), fontSize: 11},
    ...more,
    axisLabel: {color: token('soft'), fontSize: 11, hideOverlap: true, ...more.axisLabel},
  });
  const names = (el, labels, strong) => axis({
    type: 'category', data: labels, inverse: true, splitLine: {show: false}, triggerEvent: true,
    axisLabel: {
      interval: 0, hideOverlap: false, fontSize: 11.5,
      formatter: label => clip(label, narrow(el) ? 18 : 26),
      color: (label, i) => strong(i) ? token('ink') : token('soft'),
    },
  });
  /** How wide names are: the library measures with another font than it draws with. */
  const room = (el, labels) => 12 + 6.9 * Math.max(...labels.map(label => Math.min(label.length, narrow(el) ? 18 : 26)));
  const fit = (el, rows) => { el.style.height = Math.max(140, 52 + rows * 25) + 'px'; };

  /** A horizontal bar of an interval, closed at both ends. */
  const bar = color => (params, api) => {
    const low = api.coord([api.value(1), api.value(0)]);
    const high = api.coord([api.value(2), api.value(0)]);
    const style = {stroke: color(api.value(0)), lineWidth: 1.6, fill: null};
    const at = (x1, y1, x2, y2) => ({type: 'line', shape: {x1, y1, x2, y2}, style});
    return {
      type: 'group',
      children: [
        at(low[0], low[1], high[0], high[1]),
        at(low[0], low[1] - 4, low[0], low[1] + 4),
        at(high[0], high[1] - 4, high[0], high[1] + 4),
      ],
    };
  };

  function dots(panel, el) {
    const metric = panel.metrics[Number(el.dataset.metric)];
    const rows = panel.cells.map((cell, i) => ({cell, i, value: metric.values[i]}));
    const color = i => panel.cells[i].best ? token('accent') : panel.cells[i].role === 'compared' ? token('ink') : token('soft');
    const shown = rows.flatMap(r => [r.value.v, r.value.hi]).filter(v => v != null);
    const typical = rows.map(r => r.value.v).filter(v => v != null).sort((a, b) => a - b);
    const middle = typical[Math.floor(typical.length / 2)] || 1;
    // One cell far out would press all others into a corner: a logarithmic axis shows both, and the caption says so.
    const log = typical.length > 0 && typical[0] > 0 && Math.max(...shown) > 8 * middle;
    const note = el.parentElement.querySelector('.axis-note');
    note.textContent = log ? '(logarithmic axis: does not start at zero)' : '';
    fit(el, rows.length);
    const ticks = rows.flatMap(r => r.value.forks.filter(v => !log || v > 0).map(v => [v, r.i]));
    const top = Math.max(...shown) * 1.04;
    return frame(el, {
      grid: {left: room(el, panel.cells.map(c => c.label)), right: 18, top: 6, bottom: 28},
      xAxis: axis({type: log ? 'log' : 'value', ...(log ? {min: below(Math.min(...typical)), max: above(Math.max(...shown))} : {min: 0, max: top}), splitNumber: narrow(el) ? 3 : 4, axisLabel: {formatter: tick, showMaxLabel: log ? null : false}}),
      yAxis: names(el, panel.cells.map(c => c.label), i => panel.cells[i].best),
      tooltip: {...frame(el).tooltip, formatter: p => {
        const i = p.seriesType === 'custom' ? p.value[0] : p.value[1];
        const v = metric.values[i];
        return lines(panel.cells[i].label, metric.title + ' ' + figure(v.v) + ' ' + metric.unit,
          v.lo != null ? '95 % interval ' + figure(v.lo) + ' to ' + figure(v.hi) : 'no interval: too few forks',
          v.forks.length + ' forks');
      }},
      series: [
        {type: 'scatter', data: ticks, symbol: 'rect', symbolSize: [1.5, 11], itemStyle: {color: token('soft'), opacity: 0.38}, clip: true, z: 1},
        {type: 'custom', renderItem: bar(color), encode: {x: [1, 2], y: 0}, clip: true, z: 2,
          data: rows.filter(r => r.value.lo != null).map(r => [r.i, log ? Math.max(r.value.lo, 1e-9) : r.value.lo, r.value.hi])},
        {type: 'scatter', z: 3, symbolSize: 10,
          data: rows.filter(r => r.value.v != null).map(r => ({
            value: [r.value.v, r.i],
            symbol: r.cell.role === 'floor' ? 'diamond' : 'circle',
            itemStyle: {color: r.cell.best ? color(r.i) : token('paper'), borderColor: color(r.i), borderWidth: 1.8},
          }))},
      ],
    });
  }

  const baseline = section => {
    const checked = section.querySelector('.baseline input:checked');
    return checked ? checked.value : null;
  };
  const OPPOSITE = {faster: 'slower', slower: 'faster'};
  /** Every compared cell against the baseline. */
  function against(panel, base) {
    const b = panel.cells.findIndex(c => c.label === base);
    return panel.cells.flatMap((cell, i) => {
      const same = panel.comparisons.find(c => c.cell === i && c.reference === b);
      const turned = panel.comparisons.find(c => c.cell === b && c.reference === i);
      if (same) return [{...same, i}];
      return turned ? [{i, ratio: 1 / turned.ratio, low: 1 / turned.high, high: 1 / turned.low, p: turned.p,
        verdict: OPPOSITE[turned.verdict] || turned.verdict}] : [];
    });
  }
  const verdictColor = v => token(v === 'faster' ? 'faster' : v === 'slower' ? 'slower' : v === 'equivalent' ? 'equal' : 'open');

  /** Round ratios inside a range; there is always 1 among them. */
  function logTicks(low, high) {
    const steps = [0.1, 0.2, 0.25, 0.333, 0.5, 0.667, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50];
    return steps.filter(s => s >= low && s <= high);
  }

  function ratios(panel, el, section) {
    const base = baseline(section);
    const rows = against(panel, base);
    const metric = panel.metrics[0];
    section.querySelector('.ratio-title').textContent =
      metric.title + ' ÷ that of ' + base + (metric.lower ? ': left of 1 is faster' : ': right of 1 is faster') + ' (logarithmic axis). Click a name to make it the baseline.';
    const list = section.querySelector('.ratio-list');
    list.replaceChildren(...rows.map(r => {
      const item = document.createElement('li');
      const name = document.createElement('span');
      const verdict = document.createElement('span');
      name.textContent = panel.cells[r.i].label;
      verdict.className = 'v ' + r.verdict;
      verdict.textContent = SYMBOL[r.verdict] + ' ' + r.verdict + ' ' + r.ratio.toFixed(3) + ' (' + r.low.toFixed(3) + ' to ' + r.high.toFixed(3) + ')';
      item.append(name, verdict);
      return item;
    }));
    fit(el, rows.length);
    const low = Math.min(0.97, ...rows.map(r => r.low)) / 1.03;
    const high = Math.max(1.03, ...rows.map(r => r.high)) * 1.03;
    const L = Math.log10;
    return frame(el, {
      grid: {left: room(el, rows.map(r => panel.cells[r.i].label)), right: narrow(el) ? 12 : 110, top: 6, bottom: 28},
      xAxis: axis({type: 'value', min: L(low), max: L(high), interval: 1e3, splitLine: {show: false}, axisLabel: {show: false}}),
      yAxis: names(el, rows.map(r => panel.cells[r.i].label), () => true),
      tooltip: {...frame(el).tooltip, formatter: p => {
        const r = rows[p.seriesType === 'custom' ? p.value[0] : p.value[1]];
        return r && lines(panel.cells[r.i].label + ' ÷ ' + base, SYMBOL[r.verdict] + ' ' + r.verdict + ', ' + r.ratio.toFixed(3),
          '95 % interval ' + r.low.toFixed(3) + ' to ' + r.high.toFixed(3), 'p ' + (r.p < 0.001 ? '< 0.001' : r.p.toFixed(3)));
      }},
      series: [
        {type: 'line', data: [], silent: true, markLine: {
          silent: true, symbol: 'none', animation: false, precision: 8,
          label: {position: 'end', color: token('soft'), fontSize: 11, formatter: m => '×' + +(10 ** m.value).toPrecision(3)},
          data: logTicks(low, high).filter((t, k, all) => t === 1 || !narrow(el) || k % 2 === all.indexOf(1) % 2).map(t => ({xAxis: L(t), lineStyle: t === 1
            ? {color: token('ink'), type: 'solid', width: 1} : {color: token('line'), type: 'solid', width: 1}})),
        }},
        {type: 'custom', renderItem: bar(i => verdictColor(rows[i].verdict)), encode: {x: [1, 2], y: 0},
          data: rows.map((r, k) => [k, L(r.low), L(r.high)]), z: 2},
        {type: 'scatter', symbolSize: 9, z: 3, data: rows.map((r, k) => ({
          value: [L(r.ratio), k], itemStyle: {color: verdictColor(r.verdict)},
          label: {show: !narrow(el), position: [16, -6], formatter: SYMBOL[r.verdict] + ' ' + r.verdict, color: verdictColor(r.verdict), fontSize: 11,
            ...(k >= 0 ? {position: 'right', distance: 8 + Math.max(0, (L(r.high) - L(r.ratio)) / (L(high) - L(low)) * (el.clientWidth - 260))} : {})},
        }))},
      ],
    });
  }

  const legend = (el, labels) => ({
    type: 'plain', bottom: 0, left: 0, itemWidth: 16, itemHeight: 8, itemGap: 12, icon: 'roundRect',
    textStyle: {color: token('soft'), fontSize: 11.5}, inactiveColor: token('faint'), data: labels,
  });
  const legendHeight = (el, labels) => {
    const text = labels.reduce((sum, label) => sum + label.length * 6.6 + 40, 0);
    return 14 + 21 * Math.ceil(1.12 * text / el.clientWidth);
  };

  function blocks(panel, el, section) {
    const base = baseline(section);
    const b = panel.cells.findIndex(c => c.label === base);
    const rows = against(panel, base).map(r => r.i);
    const labels = rows.map(i => panel.cells[i].label);
    const bottom = legendHeight(el, labels);
    el.style.height = 240 + bottom + 'px';
    const ratio = (block, i) => block.values[i] == null || block.values[b] == null ? null : block.values[i] / block.values[b];
    const all = panel.blocks.flatMap(block => rows.map(i => ratio(block, i))).filter(v => v != null);
    const low = Math.min(0.98, ...all) / 1.02, high = Math.max(1.02, ...all) * 1.02;
    const L = Math.log10;
    return frame(el, {
      grid: {left: 44, right: 12, top: 10, bottom: bottom + 34},
      legend: legend(el, labels),
      xAxis: axis({type: 'category', data: panel.blocks.map(block => 'block ' + block.number + (block.complete ? '' : ' (lost)')), splitLine: {show: false}, boundaryGap: true}),
      yAxis: axis({type: 'value', min: L(low), max: L(high), interval: 1e3, splitLine: {show: false}, axisLabel: {show: false}}),
      tooltip: {...frame(el).tooltip, formatter: p => lines(p.seriesName + ' ÷ ' + base, p.name + ': ' + (10 ** p.value).toFixed(3))},
      series: [
        {type: 'line', data: [], silent: true, markLine: {silent: true, symbol: 'none', animation: false, precision: 8,
          label: {position: 'start', color: token('soft'), fontSize: 11, formatter: m => '×' + +(10 ** m.value).toPrecision(3)},
          data: logTicks(low, high).map(t => ({yAxis: L(t), lineStyle: {color: token(t === 1 ? 'ink' : 'line'), type: 'solid', width: 1}}))}},
        ...rows.map(i => ({
          type: 'line', name: panel.cells[i].label, symbol: 'circle', symbolSize: 6, connectNulls: false,
          lineStyle: {width: 1.8, type: dash(i)}, color: palette(i), emphasis: {focus: 'series'},
          data: panel.blocks.map(block => { const r = ratio(block, i); return r == null ? null : L(r); }),
        })),
      ],
    });
  }

  function curves(panel, el) {
    const {nines: xs, medians, forks} = panel.curves;
    const labels = panel.cells.map(c => c.label);
    const bottom = legendHeight(el, labels);
    el.style.height = (narrow(el) ? 300 : 330) + bottom + 'px';
    const most = Math.max(...medians.map(m => m.length));
    const all = medians.flat();
    const point = (v, k) => [xs[k], v];
    return frame(el, {
      grid: {left: 46, right: 16, top: 24, bottom: bottom + 34},
      legend: legend(el, labels),
      xAxis: axis({type: 'value', min: 0, max: Math.ceil(xs[most - 1]), interval: 1, axisLabel: {formatter: nines}}),
      yAxis: axis({type: 'log', name: 'µs', nameGap: 8, min: below(Math.min(...all)), max: above(Math.max(...all)), axisLabel: {formatter: tick}}),
      tooltip: {...frame(el).tooltip, formatter: p => lines(p.seriesName, ofNines(p.value[0]) + ': ' + figure(p.value[1]) + ' µs')},
      series: panel.cells.flatMap((cell, i) => [
        ...(forks[i] || []).map(curve => ({type: 'line', name: cell.label, data: curve.map(point), showSymbol: false, silent: true,
          lineStyle: {width: 0.8, opacity: dark.matches ? 0.28 : 0.2, color: palette(i)}, color: palette(i), z: 1})),
        {type: 'line', name: cell.label, data: medians[i].map(point), symbol: 'circle', symbolSize: 5, showSymbol: false, color: palette(i),
          lineStyle: {width: 2.1, type: cell.role === 'floor' ? [3, 3] : dash(i)}, emphasis: {focus: 'none', lineStyle: {width: 3.4}}, triggerLineEvent: true, z: 3},
      ]),
    });
  }

  function rounds(panel, el) {
    const {points, usualProbe} = panel.rounds;
    const labels = panel.cells.map(c => c.label);
    const bottom = legendHeight(el, labels);
    const upper = 240, lower = 86;
    el.style.height = upper + lower + 62 + bottom + 'px';
    const split = i => { const out = []; for (let k = 0; k < points[i].length; k += 4) out.push(points[i].slice(k, k + 4)); return out; };
    const rows = panel.cells.map((_, i) => split(i));
    const values = rows.flat().map(p => p[1]).sort((x, y) => x - y);
    const at = q => values[Math.min(values.length - 1, Math.floor(q * values.length))];
    const high = above(Math.max(at(0.998) * 1.1, at(0.5) * 2));
    const end = Math.max(...rows.flat().map(p => p[0]));
    const start = Math.min(...rows.flat().map(p => p[0]));
    const x = (index, more) => axis({type: 'value', gridIndex: index, min: 10 * Math.floor(start / 10), max: 10 * Math.ceil(end / 10), splitLine: {show: false}, ...more});
    const cut = v => Math.min(v, high);
    return frame(el, {
      grid: [{left: 46, right: 14, top: 22, height: upper - 22}, {left: 46, right: 14, top: upper + 22, height: lower}],
      legend: legend(el, labels),
      xAxis: [x(0, {axisLabel: {show: false}}), x(1, {name: 's', nameLocation: 'end', nameGap: 4, axisLabel: {formatter: v => v + ' s'}, nameTextStyle: {fontSize: 0}})],
      yAxis: [
        axis({type: 'log', name: 'µs', nameGap: 6, min: below(at(0)), max: high, axisLabel: {formatter: tick}}),
        axis({type: 'value', gridIndex: 1, name: 'CPU probe ÷ usual', nameGap: 6, min: 0.8, max: 2, interval: 0.4, nameTextStyle: {align: 'left', padding: [0, 0, 0, -30], color: token('soft'), fontSize: 11}, axisLabel: {formatter: v => '×' + +v.toFixed(1)}}),
      ],
      tooltip: {...frame(el).tooltip, formatter: p => lines(p.seriesName, p.value[0].toFixed(1) + ' s: ' + figure(p.value[2]) + ' µs',
        'CPU probe ' + figure(p.value[3]) + ' µs (usual ' + figure(usualProbe) + ' µs)', p.value[4] ? 'quiet' : 'not all of it quiet')},
      series: panel.cells.flatMap((cell, i) => [
        {type: 'scatter', name: cell.label, color: palette(i), symbolSize: 4, itemStyle: {opacity: 0.6}, data: rows[i].map(p => [p[0], cut(p[1]), p[1], p[2], p[3]])},
        {type: 'scatter', name: cell.label, color: palette(i), symbolSize: 3, itemStyle: {opacity: 0.55}, xAxisIndex: 1, yAxisIndex: 1,
          data: rows[i].filter(p => p[2] > 0).map(p => [p[0], Math.min(2, Math.max(0.8, p[2] / usualProbe)), p[1], p[2], p[3]])},
      ]),
    });
  }

  const DRAW = {dots, ratios, blocks, curves, rounds};

  function draw(el) {
    const section = el.closest('.panel');
    const panel = panels[Number(section.dataset.panel)];
    const option = DRAW[el.dataset.chart](panel, el, section);
    let chart = charts.get(el);
    if (!chart) {
      chart = echarts.init(el, null, {renderer: el.dataset.chart === 'rounds' ? 'canvas' : 'svg'});
      charts.set(el, chart);
      if (el.dataset.chart === 'ratios') {
        chart.on('click', event => {
          const label = event.componentType === 'yAxis' ? event.value
            : event.componentType === 'series' ? against(panel, baseline(section)).map(r => panel.cells[r.i].label)[event.seriesType === 'custom' ? event.value[0] : event.value[1]] : null;
          const input = [...section.querySelectorAll('.baseline input')].find(radio => radio.value === label);
          if (input) { input.checked = true; input.dispatchEvent(new Event('change', {bubbles: true})); }
        });
      }
    }
    chart.resize();
    chart.setOption(option, true);
    el.dataset.drawn = 'yes';
  }

  const all = [...document.querySelectorAll('.chart')];
  const seen = new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(e => {
    seen.unobserve(e.target);
    draw(e.target);
  }), {rootMargin: '400px'});
  all.forEach(el => seen.observe(el));
  const redraw = () => [...charts.keys()].forEach(draw);
  dark.addEventListener('change', redraw);
  let width = innerWidth;
  addEventListener('resize', () => { if (innerWidth !== width) { width = innerWidth; redraw(); } });
  addEventListener('beforeprint', () => all.forEach(draw));

  document.querySelectorAll('.baseline').forEach(set => set.addEventListener('change', () => {
    set.closest('.panel').querySelectorAll('[data-chart=ratios], [data-chart=blocks]').forEach(draw);
  }));

  document.querySelectorAll('table.sortable').forEach(table => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = head.querySelector('button');
      if (!button) return;
      button.addEventListener('click', () => {
        const up = head.getAttribute('aria-sort') !== 'ascending';
        heads.forEach(other => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
        const text = head.dataset.kind === 'text';
        const key = row => row.cells[column].dataset.sort;
        const rows = [...table.tBodies[0].rows].sort((a, b) => {
          const x = key(a), y = key(b);
          if (x === '' || y === '') return (x === '') - (y === '');
          const order = text ? x.localeCompare(y) : Number(x) - Number(y);
          return up ? order : -order;
        });
        table.tBodies[0].append(...rows);
      });
    });
  });

  const tip = document.getElementById('tip');
  const hide = () => { tip.hidden = true; };
  document.querySelectorAll('.term').forEach(term => {
    const show = () => {
      tip.textContent = term.dataset.meaning;
      tip.hidden = false;
      const box = term.getBoundingClientRect();
      const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
      tip.style.left = Math.max(8, left) + scrollX + 'px';
      tip.style.top = box.bottom + scrollY + 6 + 'px';
      term.setAttribute('aria-describedby', 'tip');
    };
    term.addEventListener('mouseenter', show);
    term.addEventListener('focus', show);
    term.addEventListener('mouseleave', hide);
    term.addEventListener('blur', hide);
  });
  addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });
})();
