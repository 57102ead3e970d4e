// The board's two charts per process, drawn by Chart.js, which is loaded when the first chart comes; and behind each a table
// with the same numbers, for whoever cannot or will not read a drawing. Bars that are late are hatched, not only red.

import {el} from '../parts.js';

const CHART_JS = '/webjars/chart.js/4.5.1/dist/chart.umd.min.js';
const INK = '#16262c';
const QUIET = '#4a5b62';
const LINE = '#d3dcdf';
const GOOD = '#0b5563';
const BAD = '#a8201a';

let library = null;

/** Chart.js once it is there; asked for again after a failure. */
function chartJs(locale) {
  library ??= import(CHART_JS).then(() => {
    const {Chart} = globalThis;
    Chart.defaults.locale = locale;
    Chart.defaults.animation = false;
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    Chart.defaults.font.size = 12;
    Chart.defaults.color = QUIET;
    return Chart;
  }).catch(failure => {
    library = null;
    throw failure;
  });
  return library;
}

/** Stripes, so that late and in time differ without colour. */
function hatched(colour) {
  const tile = document.createElement('canvas');
  tile.width = 8;
  tile.height = 8;
  const pen = tile.getContext('2d');
  pen.fillStyle = '#fbe9e7';
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = colour;
  pen.lineWidth = 2.5;
  for (const x of [-8, 0, 8]) {
    pen.beginPath();
    pen.moveTo(x - 1, 9);
    pen.lineTo(x + 9, -1);
    pen.stroke();
  }
  return pen.createPattern(tile, 'repeat');
}

/** Writes each bar's number at its end. */
const numbers = {
  id: 'numbers',
  afterDatasetsDraw(chart) {
    const pen = chart.ctx;
    pen.save();
    pen.fillStyle = INK;
    pen.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
    pen.textAlign = 'center';
    chart.getDatasetMeta(0).data.forEach((bar, index) => {
      const value = chart.data.datasets[0].data[index];
      if (value) {
        pen.fillText(value.toLocaleString(chart.options.locale), bar.x, bar.y - 5);
      }
    });
    pen.restore();
  },
};

const whole = {beginAtZero: true, suggestedMax: 4, grace: '12%', border: {display: false}, grid: {color: LINE}, ticks: {precision: 0, maxTicksLimit: 5}};

function bars(labels, title, values) {
  return {
    type: 'bar',
    data: {labels, datasets: [{label: title, data: values, backgroundColor: GOOD, maxBarThickness: 46, borderRadius: 2}]},
    options: {
      responsive: true,
      maintainAspectRatio: false,
      plugins: {legend: {display: false}},
      scales: {x: {grid: {display: false}}, y: whole},
    },
    plugins: [numbers],
  };
}

function months(labels, w, trend) {
  const of = key => trend.map(month => month[key] ?? null);
  return {
    type: 'bar',
    data: {
      labels,
      datasets: [
        {type: 'line', label: w.received, data: of('received'), borderColor: INK, backgroundColor: '#fff', borderWidth: 1.5, borderDash: [5, 3],
          pointStyle: 'circle', pointRadius: 3.5, pointBorderWidth: 1.5},
        {label: w.onTime, data: of('onTime'), backgroundColor: GOOD, stack: 'done', maxBarThickness: 30},
        {label: w.late, data: of('late'), backgroundColor: hatched(BAD), borderColor: BAD, borderWidth: 1, stack: 'done', maxBarThickness: 30},
      ],
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      interaction: {mode: 'index', intersect: false},
      plugins: {
        legend: {position: 'bottom', labels: {usePointStyle: true, boxHeight: 8, color: INK}},
        tooltip: {callbacks: {footer: items => {
          const percent = trend[items[0].dataIndex].onTimePercent;
          return percent === undefined ? '' : `${w.percent}: ${percent}`;
        }}},
      },
      scales: {x: {stacked: true, grid: {display: false}}, y: {...whole, stacked: true}},
    },
  };
}

function tableOf(caption, locale, head, rows) {
  return el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption}, el('table', {class: 'table table-condensed'},
    el('caption', {class: 'sr-only'}, caption),
    el('thead', {}, el('tr', {}, head.map(text => el('th', {scope: 'col'}, text)))),
    el('tbody', {}, rows.map(([first, ...cells]) => el('tr', {},
      el('th', {scope: 'row'}, first),
      cells.map(cell => el('td', {class: 'number'}, cell === undefined || cell === null ? '–' : cell.toLocaleString(locale))))))));
}

/**
 * A chart with its table.
 *
 * @param key of the details, by which the board knows whether the reader opened them
 * @param make makes Chart.js's configuration; null when there is nothing to draw
 * @param opened takes each chart made, so that the board can end it
 */
function figure(key, title, process, make, table, words, opened) {
  const w = words.charts;
  const caption = `${title}, ${process}`;
  const place = el('div', {class: 'canvas'});
  if (make) {
    const canvas = el('canvas', {role: 'img', 'aria-label': caption});
    place.append(canvas);
    chartJs(words.locale).then(
      Chart => canvas.isConnected && opened(new Chart(canvas, make())),
      () => place.replaceChildren(el('p', {class: 'text-muted'}, w.failed)));
  } else {
    place.append(el('p', {class: 'text-muted'}, w.none));
  }
  return el('figure', {class: 'chart'},
    el('figcaption', {}, el('h4', {}, title)),
    place,
    el('details', {'data-key': key}, el('summary', {}, w.table, el('span', {class: 'sr-only'}, `: ${caption}`)), table(caption)));
}

/** Open cases by days since they came. */
export function ageing(process, words, opened) {
  const w = words.charts;
  const labels = process.ageing.map(({from, to}) => w.bucket(from, to));
  const values = process.ageing.map(({cases}) => cases ?? null);
  return figure(`ageing-${process.key}`, w.ageing, process.name,
    values.some(Boolean) ? () => bars(labels, w.cases, values) : null,
    caption => tableOf(caption, words.locale, [w.age, w.cases], labels.map((label, index) => [label, values[index]])),
    words, opened);
}

/** Twelve months: what came, what was done in time, what late. */
export function trend(process, words, opened) {
  const w = words.charts;
  const short = new Intl.DateTimeFormat(words.locale, {month: 'short', timeZone: 'UTC'});
  const long = new Intl.DateTimeFormat(words.locale, {month: 'long', year: 'numeric', timeZone: 'UTC'});
  const day = month => new Date(`${month}-01T00:00:00Z`);
  const labels = process.trend.map(({month}) => short.format(day(month)));
  return figure(`trend-${process.key}`, w.trend, process.name,
    process.trend.some(month => month.received || month.onTime || month.late) ? () => months(labels, w, process.trend) : null,
    caption => tableOf(caption, words.locale, [w.month, w.received, w.closed, w.onTime, w.late, w.percent],
      process.trend.map(m => [long.format(day(m.month)), m.received, m.closed, m.onTime, m.late, m.onTimePercent])),
    words, opened);
}
