//! Documents such as the caller makes, with invented people.

use teji_paper::{
    Block, Cell, Content, Document, Image, Item, Level, Look, Manner, Photo, Row, Signature, Table,
    Words,
};

/// The documents under the names of their files.
pub(crate) fn all() -> Vec<(&'static str, Document)> {
    vec![
        ("form", form(Some(photo()))),
        ("form-empty", form(None)),
        ("seniority", seniority()),
        ("pledge", pledge()),
        ("evidence", evidence()),
        ("result", result()),
        ("page", full_page()),
    ]
}

pub(crate) fn photo() -> Image {
    Image::read(include_bytes!("example/photo.jpg").to_vec()).unwrap()
}

/// 特级技师评聘申报表
pub(crate) fn form(image: Option<Image>) -> Document {
    let mut document = Document::new("特级技师评聘申报表");
    document.mark = Some("参考样式".into());
    let label = Cell::label;
    let short = Cell::short;
    let photo = Photo { label: "照片\n（48 mm×33 mm）".into(), image };
    let person = vec![
        Row::new([
            label("姓名"),
            short("张㛃"),
            label("性别"),
            short("男"),
            Cell::new(Content::Photo(photo)).high(4),
        ]),
        Row::new([label("出生年月"), short("1975年3月"), label("民族"), short("朝鲜族")]),
        Row::new([label("身份证号"), short("22240119750315001X").wide(3)]),
        Row::new([label("工作单位"), short("延边𠮷安“试验”机械有限公司 <A&B>").wide(3)]),
    ];
    document.blocks.push(
        Table {
            columns: vec![25, 36, 26, 36, 33],
            head: 0,
            rows: person.into_iter().map(|row| row.least(12)).collect(),
        }
        .into(),
    );
    document.blocks.push(career().into());
    document.blocks.push(opinions().into());
    document
}

fn career() -> Table {
    let label = Cell::label;
    let merits = "解决××设备振动超差问题，废品率由3.2%降到0.4%，年节约120万元。".repeat(12);
    let merits = vec![merits.as_str().into(), "证明人：李工".into()];
    Table {
        columns: vec![14, 42, 70, 30],
        head: 0,
        rows: vec![
            Row::new([
                label("工\n作\n经\n历").high(4),
                label("起止年月"),
                label("单位及岗位"),
                label("证明人"),
            ]),
            posts("2001.07—2012.03", "装配车间 钳工", "王某"),
            posts("2012.04—2019.06", "装配车间 高级技师岗", "赵某"),
            posts("2019.07—今", "技术中心 高级技师岗", "赵某"),
            Row::new([label("主要\n业绩"), Cell::new(Content::Text(merits)).wide(3)]).parting(),
        ],
    }
}

fn posts(when: &str, what: &str, who: &str) -> Row {
    Row::new([Cell::short(when), Cell::text(what), Cell::short(who)])
}

fn opinions() -> Table {
    let opinion = |label: &str, said: &str| {
        let signature = ["负责人签字：　　　　　　（盖章）", "　　年　　月　　日"];
        let said = if said.is_empty() { vec![] } else { vec![said.into()] };
        let cell = Cell::new(Content::Opinion(said, signature.into_iter().collect()));
        Row::new([Cell::label(label), cell]).least(45)
    };
    Table {
        columns: vec![30, 126],
        head: 0,
        rows: vec![
            opinion("单位意见", "同意推荐。"),
            opinion("评审委员会\n意见", ""),
            opinion("核准意见", ""),
        ],
    }
}

fn seniority() -> Document {
    let mut document = Document::new("专业工龄证明");
    let words = Words::from("兹证明 ")
        .then(Look::Filled, "　张㛃　")
        .then(Look::Plain, " 同志（身份证号：")
        .then(Look::Filled, "22240119750315001X")
        .then(Look::Plain, "）自 2001 年 7 月起在我单位从事钳工工作，专业工龄累计 ")
        .then(Look::Filled, "　24　")
        .then(Look::Plain, " 年。");
    document.blocks = vec![
        Block::Paragraph(Manner::Flush, "延边州人力资源和社会保障局：".into()),
        Block::Paragraph(Manner::Body, words),
        Block::Paragraph(Manner::Body, "特此证明。".into()),
        Block::Signature(sign(&["延边吉安机械有限公司（盖章）", "2025年11月3日"])),
    ];
    document
}

fn sign(lines: &[&str]) -> Signature {
    lines.iter().copied().collect()
}

fn pledge() -> Document {
    let mut document = Document::new("个人承诺书");
    let items = [
        ("1.", "所填内容和所交材料真实、准确、完整。"),
        ("2.", "没有《通知》所列不得申报的情形。"),
        ("3.", "如有不实，愿意承担相应后果。"),
    ];
    document.blocks = vec![
        Block::Paragraph(Manner::Body, "本人申报特级技师评聘，郑重承诺：".into()),
        Block::List(items.map(|(mark, words)| Item::new(mark, words)).into()),
        Block::Signature(sign(&["承诺人（签字）：　　　　", "　　年　月　日"])),
    ];
    document
}

fn evidence() -> Document {
    let mut document = Document::new("佐证材料目录");
    document.mark = Some("参考样式".into());
    let head = ["序号", "材料名称", "对应条件", "页数", "文件名"].map(Cell::label);
    let mut rows = vec![Row::new(head)];
    rows.extend((1..=40).map(|number| {
        Row::new([
            Cell::short(number.to_string()),
            Cell::text(format!("第{number}份证书或文件的复印件")),
            Cell::short("二（一）2"),
            Cell::short("2"),
            Cell::text(format!("evidence/{number:02}.pdf")),
        ])
    }));
    let table = Table { columns: vec![14, 62, 28, 14, 38], head: 1, rows };
    document.blocks =
        vec![table.into(), Block::Note("注：页数按复印件计。".into()), Block::PageBreak];
    document.blocks.push(Block::Signature(sign(&["申报人：　　　　", "　　年　月　日"])));
    document
}

fn result() -> Document {
    let mut document = Document::new("自查结果");
    let heading = |level, words: &str| Block::Heading(level, words.into());
    let body = |words: &str| Block::Paragraph(Manner::Body, words.into());
    let row = |clause: &str, words: &str, verdict: &str| {
        Row::new([Cell::label(clause), Cell::text(words), Cell::short(verdict)])
    };
    document.blocks = vec![
        Block::Paragraph(Manner::Centre, "（基准日：2025年11月3日）".into()),
        heading(Level::First, "一、结论"),
        Block::Paragraph(
            Manner::Body,
            Words::from("按所填内容，").then(Look::Strong, "符合").then(Look::Plain, "基本条件。"),
        ),
        heading(Level::Second, "（一）条件"),
        Block::Table(Table {
            columns: vec![28, 98, 30],
            head: 1,
            rows: vec![
                Row::new(["条款", "内容", "结果"].map(Cell::label)),
                row("二（一）1", "遵纪守法，爱岗敬业", "如实申报"),
                row("二（一）2", "取得高级技师后在岗满5年", "符合"),
                row("二（二）1", "有一项业绩", "未定"),
            ],
        }),
        Block::Table(Table {
            columns: vec![156],
            head: 0,
            rows: vec![Row::new([Cell::text("紧接的表")])],
        }),
        Block::Note("注：“未定”不是“不符合”。".into()),
        heading(Level::Second, "（二）还缺什么"),
        heading(Level::Third, "1.材料"),
        body(&"需要补一份聘任文件，写明起止年月。".repeat(6)),
        heading(Level::Fourth, "（1）聘任文件"),
        Block::List(vec![Item::new("（1）", "聘任文件；"), Item::new("（2）", "工资单。")]),
        Block::PageBreak,
        heading(Level::First, "二、依据"),
        body(
            "naughty: <script>alert('x')</script> & ]]> \u{202e}rtl\u{202c} 👩\u{200d}🔧 ﷽ \u{7}\u{0}end",
        ),
        Block::Paragraph(Manner::Right, "核对人：\t某某\n第二行".into()),
    ];
    document
}

/// More than two pages of one character, to count lines and characters.
fn full_page() -> Document {
    let mut document = Document::new("版心");
    document.blocks = vec![
        Block::PageBreak,
        Block::Paragraph(Manner::Flush, "国".repeat(28 * 22 * 2 + 1).into()),
    ];
    document
}
