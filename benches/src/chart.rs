//! A bar chart of `vo`'s native modes against compiled Go, as SVG.

use std::path::Path;

use plotters::prelude::*;

use crate::engines::Engine;
use crate::measure::Row;

type DrawResult = Result<(), Box<dyn std::error::Error>>;

const SIZE: (u32, u32) = (1240, 460);
const SERIES: [(Engine, RGBColor); 3] = [
    (Engine::VoAuto, RGBColor(0x4c, 0x9f, 0x70)),
    (Engine::VoJit, RGBColor(0x2f, 0x6d, 0xb5)),
    (Engine::VoAot, RGBColor(0xd9, 0x8c, 0x2b)),
];
/// Bars higher than this are cut off.
const HIGHEST: f64 = 6.0;

/// Draws each program's time relative to Go's, which is the line at 1.
pub fn draw(rows: &[Row], path: &Path) -> DrawResult {
    let rows: Vec<&Row> = rows.iter().filter(|row| row.time(Engine::Go).is_some()).collect();
    let highest = rows
        .iter()
        .flat_map(|row| SERIES.iter().filter_map(|(engine, _)| row.ratio(*engine, Engine::Go)))
        .fold(1.5, f64::max)
        .min(HIGHEST);
    let area = SVGBackend::new(path, SIZE).into_drawing_area();
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&area)
        .caption("time relative to compiled Go (lower is better)", ("sans-serif", 18))
        .margin(14)
        .x_label_area_size(24)
        .y_label_area_size(44)
        .build_cartesian_2d(0.0..rows.len().max(1) as f64, 0.0..highest * 1.05)?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .disable_x_axis()
        .light_line_style(WHITE)
        .y_label_formatter(&|y| format!("{y:.1}"))
        .label_style(("sans-serif", 13))
        .draw()?;
    for (position, (engine, color)) in SERIES.iter().enumerate() {
        let bars = rows.iter().enumerate().filter_map(|(i, row)| {
            let ratio = row.ratio(*engine, Engine::Go)?.min(highest);
            let left = i as f64 + 0.14 + position as f64 * 0.24;
            Some(Rectangle::new([(left, 0.0), (left + 0.22, ratio)], color.filled()))
        });
        let color = *color;
        chart
            .draw_series(bars)?
            .label(engine.label())
            .legend(move |(x, y)| Rectangle::new([(x, y - 5), (x + 12, y + 5)], color.filled()));
    }
    let end = rows.len().max(1) as f64;
    let line = PathElement::new(vec![(0.0, 1.0), (end, 1.0)], BLACK.stroke_width(1));
    chart.draw_series(std::iter::once(line))?;
    let (origin, width) = {
        let plot = chart.plotting_area().get_pixel_range();
        ((plot.0.start, plot.1.end), f64::from(plot.0.end - plot.0.start))
    };
    for (i, row) in rows.iter().enumerate() {
        let x = origin.0 + ((i as f64 + 0.04) / end * width) as i32;
        area.draw(&Text::new(row.name.clone(), (x, origin.1 + 6), ("sans-serif", 12)))?;
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperRight)
        .border_style(BLACK)
        .background_style(WHITE)
        .label_font(("sans-serif", 13))
        .draw()?;
    area.present()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Measured;
    use std::time::Duration;

    #[test]
    fn the_chart_names_programs_and_modes() {
        let cell = |engine, ms| Measured { engine, time: Ok(Duration::from_millis(ms)) };
        let row = Row {
            name: "fib".to_string(),
            size: "42".to_string(),
            cells: vec![cell(Engine::Go, 100), cell(Engine::VoJit, 150), cell(Engine::VoAot, 900)],
        };
        let folder = tempfile::tempdir().expect("a scratch folder");
        let path = folder.path().join("chart.svg");
        draw(&[row], &path).expect("the chart is drawn");
        let svg = std::fs::read_to_string(path).expect("the chart was written");
        assert!(svg.contains("fib") && svg.contains("vo jit-only"), "{svg}");
    }
}
