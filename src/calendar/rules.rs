//! The rules by name: what each finds and what it must leave alone.

use super::expr::{Base, Expr};
use super::value::Value;

/// The rule of an expression.
pub(super) fn of(expr: &Expr) -> &'static str {
    match expr {
        Expr::Duration(_) => "date.duration",
        Expr::Set(_) => "date.set",
        Expr::Range(..) => "date.range",
        Expr::Point(point) => of_base(point.base),
    }
}

fn of_base(base: Base) -> &'static str {
    match base {
        Base::Day(..) => "date.full",
        Base::Month(..) => "date.month",
        Base::Year(_) => "date.year",
        Base::Decade(_) => "date.decade",
        Base::Century(_) => "date.century",
        Base::Season(..) => "date.season",
        Base::Quarter(..) | Base::Half(..) => "date.quarter",
        Base::Weekday(..) => "date.weekday",
        Base::Unit(..) | Base::Day0(_) => "date.relative",
        Base::Shift(..) => "date.ago",
        Base::Anniversary(_) => "date.anniversary_year",
        Base::Clock => "date.time",
        Base::Vague(_) => "date.vague",
    }
}

/// Measured on the development half of news dates.
pub(super) fn confidence(rule: &str, value: &Value) -> f64 {
    let _ = value;
    match rule {
        "date.full" | "date.year" => 0.97,
        _ => 0.9,
    }
}
