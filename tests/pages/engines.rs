//! One article as ten engines of sites print it.

use super::bulk;

/// The headline.
pub const TITLE: &str = "В Заречном за день высадили три тысячи саженцев";

/// What stands under it, in order.
pub const TEXT: [&str; 7] = [
    "Субботник «Зелёный берег» прошёл в Заречном 14 сентября, в нём участвовали около 800 жителей.",
    "Саженцы вяза и карагача привезли из районного питомника ещё накануне, лунки выкопали школьники и студенты колледжа.",
    "— Мы ждали вдвое меньше людей, — рассказала руководитель отдела благоустройства Марина Сотникова.",
    "Как ухаживать за посадками",
    "Поливать деревья будут дворники и дружина «Родник»: в ней 40 человек, и каждый отвечает за свой участок набережной.",
    "В прошлом году прижились девять саженцев из десяти.",
    "Следующий субботник назначен на 12 октября, его проведут в посёлке Степном.",
];

/// Day of publication.
pub const DAY: &str = "2019-09-15";

/// Pages by the names of their engines.
pub fn pages() -> Vec<(&'static str, String)> {
    vec![
        ("wordpress", wordpress()),
        ("bitrix", bitrix()),
        ("drupal", drupal()),
        ("joomla", joomla()),
        ("dle", dle()),
        ("next", next()),
        ("nuxt", nuxt()),
        ("amp", amp()),
        ("telegraph", telegraph()),
        ("tilda", tilda()),
    ]
}

fn paragraphs(heading: &str) -> String {
    let part = |(n, text): (usize, &&str)| match n {
        3 => format!("<{heading}>{text}</{heading}>\n"),
        _ => format!("<p>{text}</p>\n"),
    };
    TEXT.iter().enumerate().map(part).collect()
}

fn page(head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"ru\">\n<head><meta charset=\"utf-8\">{head}</head>\n<body>{body}</body></html>"
    )
}

fn wordpress() -> String {
    let head = format!(
        "<title>{TITLE} — Вести Заречного</title><meta property=\"og:title\" content=\"{TITLE}\"><meta property=\"og:type\" content=\"article\"><meta property=\"article:published_time\" content=\"{DAY}T09:10:00+06:00\">{}{}",
        bulk::styles(),
        bulk::script()
    );
    let body = format!(
        "<header id=\"masthead\" class=\"site-header\"><div class=\"site-title\"><a href=\"/\">Вести Заречного</a></div>{}</header><main id=\"main\"><article class=\"post type-post hentry\"><header class=\"entry-header\"><h1 class=\"entry-title\">{TITLE}</h1><div class=\"entry-meta\"><span class=\"posted-on\"><time class=\"entry-date published\" datetime=\"{DAY}T09:10:00+06:00\">15 сентября, 2019</time></span><span class=\"byline\">Автор: <a href=\"/author/1\">Редакция</a></span></div></header><div class=\"entry-content\">{}{}</div><footer class=\"entry-footer\">Рубрика: <a href=\"/c\">Общество</a></footer></article>{}</main><footer>© 2011–2024 Вести Заречного</footer>{}",
        bulk::menu(),
        paragraphs("h2"),
        bulk::pictures(),
        bulk::teasers(),
        bulk::script()
    );
    page(&head, &body)
}

fn bitrix() -> String {
    let head = format!("<title>{TITLE}</title>{}", bulk::styles());
    let body = format!(
        "<div id=\"panel\"></div>{}<div class=\"bx-breadcrumb\"><a href=\"/\">Главная</a> <a href=\"/news/\">Новости</a></div><div class=\"workarea\"><h1 class=\"bx-title\" id=\"pagetitle\">{TITLE}</h1><div class=\"news-detail\"><span class=\"news-date-time\">15.09.2019 09:10</span>{}<div style=\"clear:both\"></div></div></div>{}{}<div class=\"footer\">© 2005–2024</div>",
        bulk::menu(),
        paragraphs("h3"),
        bulk::teasers(),
        bulk::script()
    );
    page(&head, &body)
}

fn drupal() -> String {
    let head = format!(
        "<title>{TITLE} | Портал Заречного</title><link rel=\"canonical\" href=\"https://zarechny.example/news/sazhency\">{}",
        bulk::styles()
    );
    let body = format!(
        "<div class=\"dialog-off-canvas-main-canvas\"><div class=\"region region-header\">{}{}</div><main><div class=\"block-page-title-block\"><h1 class=\"page-title\"><span class=\"field field--name-title\">{TITLE}</span></h1></div><article class=\"node node--type-article\"><footer class=\"node__meta\"><div class=\"node__submitted\">редактор — 15 сентября 2019 - 09:10</div></footer><div class=\"node__content\"><div class=\"clearfix text-formatted field field--name-body\">{}</div></div></article></main><aside class=\"region-sidebar\">{}</aside></div><script type=\"application/json\" data-drupal-selector=\"drupal-settings-json\">{{ \"path\": {{ }} }}</script>",
        bulk::menu(),
        bulk::drawing(),
        paragraphs("h2"),
        bulk::teasers()
    );
    page(&head, &body)
}

fn joomla() -> String {
    let head = format!("<title>{TITLE}</title>{}{}", bulk::script(), bulk::styles());
    let body = format!(
        "<nav class=\"navigation\">{}</nav><div class=\"item-page\" itemscope itemtype=\"https://schema.org/Article\"><div class=\"page-header\"><h2 itemprop=\"headline\">{TITLE}</h2></div><dl class=\"article-info\"><dt class=\"article-info-term\">Информация о материале</dt><dd class=\"published\"><time datetime=\"{DAY}T09:10:00+06:00\" itemprop=\"datePublished\">Опубликовано: 15 сентября 2019</time></dd><dd class=\"hits\">Просмотров: 812</dd></dl><div itemprop=\"articleBody\">{}</div><ul class=\"pager pagenav\"><li><a href=\"/p\">Назад</a></li><li><a href=\"/n\">Вперёд</a></li></ul></div>{}",
        bulk::menu(),
        paragraphs("h3"),
        bulk::teasers()
    );
    page(&head, &body)
}

fn dle() -> String {
    let head = format!(
        "<title>{TITLE} &raquo; Заречный онлайн</title><meta name=\"generator\" content=\"DataLife Engine\">{}",
        bulk::script()
    );
    let text = TEXT.join("<br><br>\n");
    let body = format!(
        "{}<div id=\"dle-content\"><div class=\"fullstory\"><div class=\"title\"><h1>{TITLE}</h1></div><div class=\"info\"><span>15 сентября 2019</span> <span>Просмотров: 812</span></div><div class=\"fstory-text\" id=\"news-id-77\">{text}</div><div class=\"ratebox\">Рейтинг: <span>5</span></div></div>{}</div>{}",
        bulk::menu(),
        bulk::teasers(),
        bulk::drawing()
    );
    page(&head, &body)
}

fn next() -> String {
    let head = format!(
        "<title>{TITLE}</title><script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"{TITLE}\",\"datePublished\":\"{DAY}T03:10:00.000Z\"}}</script>{}",
        bulk::styles()
    );
    let part = |text: &&str| format!("<div class=\"sc-1x2y3z dQwXcV\">{text}</div>");
    let body = format!(
        "<div id=\"__next\"><div class=\"sc-a b\">{}</div><div class=\"sc-c d\"><h1 class=\"sc-e f\">{TITLE}</h1><div class=\"sc-g h\">15 сентября 2019, 09:10</div><div class=\"sc-i j\">{}</div></div>{}</div>{}",
        bulk::menu(),
        TEXT.iter().map(part).collect::<String>(),
        bulk::teasers(),
        bulk::state("__NEXT_DATA__")
    );
    page(&head, &body)
}

fn nuxt() -> String {
    let head = format!(
        "<title>{TITLE}</title><meta data-n-head=\"ssr\" data-hid=\"og:title\" property=\"og:title\" content=\"{TITLE}\"><meta data-n-head=\"ssr\" property=\"article:published_time\" content=\"{DAY}T09:10:00+06:00\">{}",
        bulk::styles()
    );
    let body = format!(
        "<div id=\"__nuxt\"><div id=\"__layout\"><div>{}{}<section class=\"post\" data-v-1a2b3c><h1 data-v-1a2b3c>{TITLE}</h1><div class=\"post__body\" data-v-1a2b3c>{}</div></section>{}</div></div></div><script>window.__NUXT__=(function(a,b){{return {{ a : a < b }}}}(1,2))</script>{}",
        bulk::props(),
        bulk::menu(),
        paragraphs("h2"),
        bulk::teasers(),
        bulk::state("__NUXT_DATA__")
    );
    page(&head, &body)
}

fn amp() -> String {
    let head = format!(
        "<title>{TITLE}</title><link rel=\"canonical\" href=\"https://zarechny.example/2019/09/15/sazhency\"><style amp-custom>{}</style><script async src=\"https://cdn.example/v0.js\"></script>",
        " .a { margin : 0 ; padding : 1px 2px 3px 4px } \n".repeat(9_000)
    );
    let body = format!(
        "<amp-sidebar id=\"side\" layout=\"nodisplay\">{}</amp-sidebar><article class=\"amp-article\"><h1>{TITLE}</h1><time datetime=\"{DAY}T09:10:00+06:00\">15 сентября 2019, 09:10</time><amp-img src=\"/a.jpg\" width=\"1\" height=\"1\" layout=\"responsive\"></amp-img>{}</article>{}",
        bulk::menu(),
        paragraphs("h2"),
        bulk::teasers()
    );
    page(&head, &body)
}

fn telegraph() -> String {
    let head = format!(
        "<title>{TITLE} – Telegraph</title><meta property=\"og:type\" content=\"article\"><meta property=\"og:title\" content=\"{TITLE}\"><meta property=\"article:published_time\" content=\"{DAY}T03:10:00+0000\">{}",
        bulk::script()
    );
    let body = format!(
        "<div class=\"tl_page_wrap\"><div class=\"tl_page\"><main class=\"tl_article\"><header class=\"tl_article_header\" dir=\"auto\"><h1>{TITLE}</h1><address><a rel=\"author\">Заречный</a><time datetime=\"{DAY}T03:10:00+0000\">September 15, 2019</time></address></header><article id=\"_tl_editor\" class=\"tl_article_content\"><h1>{TITLE}<br></h1><figure>{}<figcaption dir=\"auto\"></figcaption></figure>{}</article></main></div></div>",
        bulk::pictures(),
        paragraphs("h3")
    );
    page(&head, &body)
}

fn tilda() -> String {
    let head = format!(
        "<title>{TITLE}</title><meta property=\"og:title\" content=\"{TITLE}\">{}",
        bulk::styles()
    );
    let record = |(n, text): (usize, &&str)| {
        format!(
            "<div id=\"rec{n}\" class=\"r t-rec t-rec_pt_30\" data-record-type=\"106\"><div class=\"t004\"><div class=\"t-container\"><div class=\"t-col t-col_8 t-prefix_2\"><div field=\"text\" class=\"t-text t-text_md\">{text}</div></div></div></div></div>"
        )
    };
    let body = format!(
        "<div id=\"allrecords\" class=\"t-records\"><div id=\"rec-menu\" class=\"r t-rec\">{}</div><div class=\"r t-rec\"><div class=\"t017\"><div class=\"t-title\" field=\"title\">{TITLE}</div><div class=\"t-descr\" field=\"descr\">15 сентября 2019</div></div></div>{}</div>{}",
        bulk::menu(),
        TEXT.iter().enumerate().map(record).collect::<String>(),
        bulk::drawing()
    );
    page(&head, &body)
}
