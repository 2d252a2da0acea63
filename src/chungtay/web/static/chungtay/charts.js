// Live charts: the lines that the server drew, with a readout under the pointer.

const style = getComputedStyle(document.documentElement);
const token = (name) => style.getPropertyValue(`--${name}`).trim();

function library(source) {
  if (window.echarts) return Promise.resolve(window.echarts);
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => resolve(window.echarts);
    script.onerror = reject;
    document.head.append(script);
  });
}

export async function draw(chart) {
  const data = JSON.parse(document.getElementById(chart.dataset.chart).textContent);
  const echarts = await library(chart.dataset.library);
  const box = document.createElement("div");
  box.style.height = `${chart.clientHeight}px`;
  box.setAttribute("aria-hidden", "true");
  chart.querySelector("svg").replaceWith(box);
  const live = echarts.init(box, null, { renderer: "svg" });
  live.setOption(option(data));
  addEventListener("resize", () => live.resize());
}

function option(data) {
  const text = { fontFamily: token("face"), color: token("ink-3"), fontSize: 12 };
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 });
  return {
    animation: false,
    textStyle: text,
    grid: { left: 36, right: 92, top: 14, bottom: 28 },
    tooltip: {
      trigger: "axis",
      backgroundColor: token("surface"),
      borderColor: token("rule-2"),
      textStyle: { ...text, color: token("ink") },
      valueFormatter: (value) => (value == null ? "…" : `${number.format(value)} ${data.unit}`),
    },
    xAxis: {
      type: "category", data: data.categories, boundaryGap: false,
      axisLabel: text, axisTick: { show: false }, axisLine: { lineStyle: { color: token("ink-3") } },
    },
    yAxis: {
      type: "value", min: 0, max: data.max,
      axisLabel: text, splitLine: { lineStyle: { color: token("rule") } },
    },
    series: data.series.map((line) => ({
      name: line.title, type: "line", data: line.values, symbolSize: 6, showSymbol: line.tone === "now",
      lineStyle: { color: token(line.tone), width: line.tone === "now" ? 2.5 : 1.5, type: line.tone === "plan" ? "dashed" : "solid" },
      itemStyle: { color: token(line.tone) },
      endLabel: { show: true, formatter: "{a}", color: token(line.tone === "before" ? "ink-3" : line.tone), fontFamily: token("face"), fontSize: 12 },
    })),
  };
}
