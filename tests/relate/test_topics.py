"""What a number is read to be about: its subject, its part and its metric, and what must not become one of them."""

from __future__ import annotations

import pytest

from crosstally import extract, relate
from crosstally.model import Article, Place
from crosstally.relate.spot import Topic


def _topics(text: str) -> dict[str, Topic]:
    article = Article("a", "a.txt", Place("a.txt"), text=text, raw=True)
    page = relate.within(article, extract.read(text, everything=True)).page
    assert page is not None
    return {spot.mention.text: spot.topic for spot in page.spots}


@pytest.mark.parametrize(
    ("text", "number", "subject"),
    [
        # whom a figure is compared with owns that figure alone
        ("瑞幸去年收入248亿元,超越星巴克在华的200亿元。四季度收入70.65亿元。", "200亿元", "starbucks"),
        ("瑞幸去年收入248亿元,超越星巴克在华的200亿元。四季度收入70.65亿元。", "70.65亿元", "luckin"),
        ("瑞幸门店16,248间,是星巴克6,975间的2.3倍。", "2.3倍", "luckin"),
        ("Threads had 115 million daily users, ahead of Twitter's 102 million. It grew to 120 million users.",
         "102 million", "twitter"),
        ("Threads had 115 million daily users, ahead of Twitter's 102 million. It grew to 120 million users.",
         "120 million", "threads"),
        # a quarter in short form behind a name is no version of it
        ("台积电4Q24业绩点评。毛利率59.0%。", "59.0%", "tsmc"),
        # a name in passing is not carried on, one that opens its sentence is
        ("百度一季度收入315亿元,其中投给腾讯的广告费2亿元。净利润54亿元。", "54亿元", "baidu"),
        ("百度一季度收入315亿元。腾讯收入1,595亿元。净利润418亿元。", "418亿元", "tencent"),
        ("Baidu reported revenue of $4.3 billion, and Tencent $22 billion. Net income was $754 million.",
         "$754 million", "baidu"),
        ("Baidu reported revenue of $4.3 billion. Tencent took in $22 billion. Net income was $5.8 billion.",
         "$5.8 billion", "tencent"),
        # what is counted acts no more than what is compared with
        ("OpenAI spent $5 billion. It used 512 of Nvidia's chips and 20 million gallons of water.",
         "20 million gallons", "openai"),
        # a metric with its figure, and a common word of three capitals, are no names
        ("宁德时代EPS10.81元,净利润441亿元。", "441亿元", "catl"),
        ("小米IoT收入309亿元,增长51.7%。", "309亿元", "xiaomi"),
        # of a model no table knows each size is a subject, in full or by the size alone
        ("开源了Falcon 180B,参数1800亿。相比之下,Falcon 40B用384块卡。", "384块", "falcon 40b"),
        ("Falcon 180B has 80 layers. Falcon 40B has 60 layers. The 180B read 3.5 trillion tokens.",
         "3.5 trillion tokens", "falcon 180b"),
        ("LLaMA 65B用了1.4万亿token,Llama 2 70B用了2万亿token。", "2万亿token", "llama 2 70b"),
        ("Nvidia had revenue of $22 billion. Shipments 25M were up. Net income was $12 billion.",
         "$12 billion", "nvidia"),
        # an article is about whom its first sentence names, or the head of the next one
        ("市场换了老大。瑞幸去年收入248亿元。\n门店中新加坡有30间。", "30间", "luckin"),
        ("市场换了老大。去年收入248亿元,用的是华为的设备。\n门店有30间。", "30间", ""),
        # where a firm is at home, a word that begins like its name, a benchmark and where code lies are nobody
        ("South Korea's Saebit made $1.8 billion. South Korea's Saebit has 300 shops.", "300", ""),
        ("South Korea's exports were $1.8 billion. South Korea has 300 ports.", "300", "south-korea"),
        ("三星堆2024年进馆588万人次。", "588万人次", ""),
        ("2022年中国移动5G收入占比50.3%。", "50.3%", "china-mobile"),  # 5G is no version of a name
        ("MATH-500为91.4分,SWE-bench为43.8分,用BF16训练。GitHub星标4.6万。训练成本600万美元。", "600万美元", ""),
    ],
)  # fmt: skip
def test_whom_a_number_is_about(text: str, number: str, subject: str) -> None:
    """A subject is who the sentence speaks of."""
    assert _topics(text)[number].subject == subject


@pytest.mark.parametrize(
    ("text", "number", "metric"),
    [
        # verbs give the metric of their nouns
        ("The company sold 390,000 cars.", "390,000", "sales-volume"),
        ("It hopes to deliver 350,000 vehicles.", "350,000", "deliveries"),
        ("The plant ships 42.7 million phones.", "42.7 million", "shipments"),
        ("Tencent earned $5.8 billion.", "$5.8 billion", "net-profit"),
        ("Its stores took in 17.9 billion yuan.", "17.9 billion yuan", "revenue"),
        ("The plant generated 186.4 TWh.", "186.4 TWh", "generation"),
        ("The segment generated $2.5 billion.", "$2.5 billion", "revenue"),
        ("Some 30 million people registered.", "Some 30 million", "users"),
        ("The state registered 12,500 vehicles.", "12,500", "registrations"),
        ("It had 30 million sign-ups.", "30 million", "users"),
        ("三天内有3000万人注册。", "3000万人", "users"),
        ("锂电池卖出390GWh。", "390GWh", "sales-volume"),
        ("首三季赚311.45亿元。", "311.45亿元", "net-profit"),
        (
            "It raised net profit attributable to shareholders by 44 percent to 44.1 billion yuan.",
            "44 percent",
            "net-profit",
        ),
        ("The firm raised 6 billion dollars.", "6 billion dollars", ""),
        ("Xiaomi held 13.8 percent of the world market.", "13.8 percent", "market-share"),
        ("Xiaomi held 13.8 percent of the shares.", "13.8 percent", ""),
        ("预训练用了266.4万GPU小时。", "266.4万GPU小时", "gpu-hours"),
        ("月均交易客户4840万。", "4840万", "users"),
        # what statistics of many fields count
        ("地铁全年客运量达到5.3亿人次。", "5.3亿人次", "passengers"),
        ("Ridership reached 5.3 million.", "5.3 million", "passengers"),
        ("平台去年交易金额1791亿元。", "1791亿元", "transaction-value"),
        ("Gross merchandise value was $25 billion.", "$25 billion", "transaction-value"),
        ("影片累计票房12.4亿元。", "12.4亿元", "box-office"),
        ("动车组上座率76.3%。", "76.3%", "load-factor"),
        ("经营亏损384亿元。", "384亿元", "operating-loss"),
        # a length of time between two counts names neither
        ("The line averaged 53,000 passengers in its first 100 days and 45,600 in 2019.", "45,600", "passengers"),
        # a change that names what changes is of that
        ("Bandwidth went from 819 GB/s to 1,229 GB/s, for 12% more power.", "12%", "~power"),
        ("Output was 4.2 million cars, with 12% fewer employees.", "12%", "employees"),
        ("Bandwidth went from 819 GB/s to 1,229 GB/s, 50% more than before.", "50%", "bandwidth"),
        # a noun behind an `and` changes as the one before it; a rate of its own does not
        ("Nvidia's exports rose 3% on the year, and imports 4%.", "4%", "imports"),
        ("Nvidia's sales rose 9% and net margin 6%.", "6%", "net-margin"),
        # a change behind where something else started is of that
        ("营业利润2.59万亿韩元,营业利润率由一年前的20%提高10%。", "10%", "operating-margin"),
        # the predicate behind a count names it, and so does what is counted
        ("地震造成11人遇难、86人受伤,另有9人失踪。", "11人", "deaths"),
        ("地震造成11人遇难、86人受伤,另有9人失踪。", "86人", "injured"),
        ("地震造成11人遇难、86人受伤,另有9人失踪。", "9人", "missing"),
        ("The quake killed 3,085 people and injured 4,715.", "3,085", "deaths"),
        ("2024年结婚22.24万对,离婚9.1万对。", "22.24万对", "marriages"),
        ("2024年结婚22.24万对,离婚9.1万对。", "9.1万对", "divorces"),
        ("The firm employs 1,350 people.", "1,350", "employees"),
        ("全市现有职工1350人。", "1350人", "employees"),
        ("全年接待了120万名游客。", "120万名", "visitors"),
        ("The mine turned out 452,000 tonnes in 2024.", "452,000 tonnes", "production"),
        ("工程耗资118亿元。", "118亿元", "investment"),
        ("It will invest €1.8 billion in a plant.", "€1.8 billion", "investment"),
        ("去年一共募了16亿多元。", "16亿多元", "fundraising"),
        ("坏账率1.07%。", "1.07%", "bad-loan-ratio"),
        ("新券年利率2.5%。", "2.5%", "interest-rate"),
        ("共用了1,200台服务器和46个节点。", "1,200台", "servers"),
        ("共用了1,200台服务器和46个节点。", "46个", "nodes"),
        ("缓存命中率92.4%,错误率0.3%。", "92.4%", "hit-rate"),
        ("缓存命中率92.4%,错误率0.3%。", "0.3%", "error-rate"),
        ("Uptime was 99.95%, with a cache hit rate of 92.4%.", "99.95%", "availability"),
        ("Uptime was 99.95%, with a cache hit rate of 92.4%.", "92.4%", "hit-rate"),
        ("试验有2348名受试者,患者为1,120名。", "2348名", "participants"),
        ("试验有2348名受试者,患者为1,120名。", "1,120名", "patients"),
        ("The film has grossed $265 million.", "$265 million", "box-office"),
        # one word for what goes through a place, which its unit tells: containers, goods, travellers, messages
        ("去年吞吐量4112万标箱。", "4112万标箱", "container-throughput"),
        ("去年吞吐量6.2亿吨。", "6.2亿吨", "freight"),
        ("去年吞吐量5000万人次。", "5000万人次", "passengers"),
        ("Throughput rose to 1.2 million messages per second.", "1.2 million", "throughput"),
        ("旅客周转量3049.3亿客公里。", "3049.3亿", "passenger-turnover"),
        ("Its p99 went from 240 ms to 84 ms.", "84 ms", "latency"),
        ("读取P99从125毫秒降到15毫秒。", "15毫秒", "latency"),
        # leftovers of grammar are no metric
        ("The chain opened 8,034 last year.", "8,034", ""),
        ("年末达到16,248家。", "16,248家", ""),
        ("连续7年居首。", "7年", ""),
        ("The daily average was 226.75.", "226.75", ""),
        # the size of a thing, by a noun or by an adjective that touches its number
        ("遮光罩长20米、宽14米。", "14米", "width"),
        ("坝高289米。", "289米", "height"),
        ("长江全线高速20米。", "20米", "~长江全线高速"),
        ("主镜口径6.5米。", "6.5米", "diameter"),
        ("The bridge is 709 metres long.", "709 metres", "length"),
        ("Not long after, it ran 20 metres.", "20 metres", ""),
        ("The shield measures 21.2 metres by 14.1 metres.", "14.1 metres", "width"),
        ("屏幕21厘米×14厘米。", "21厘米", "length"),
        ("The shield measures 21.2 metres.", "21.2 metres", ""),
        ("The mirror weighs 705 kg.", "705 kg", "mass"),
        ("产品质量提升,卖出705吨。", "705吨", "sales-volume"),
        ("月球离地球38万公里。", "38万公里", "distance"),
        ("设计寿命10年。", "10年", "lifetime"),
        # nor is a verb that takes a price or a share for a count of sales
        ("Each one is selling for $1,138.", "$1,138", "unit-price"),
    ],
)
def test_what_a_number_counts(text: str, number: str, metric: str) -> None:
    """A metric is told by a noun or by its verb."""
    assert _topics(text)[number].metric == metric


@pytest.mark.parametrize(
    ("text", "number", "part"),
    [
        # words are not cut in the middle
        ("小米自营门店收入178.8亿元。", "178.8亿元", ("self-operated",)),
        ("小米联营收入17.64亿元。", "17.64亿元", ("partnership",)),
        ("小米材料收入336亿元。", "336亿元", ("材料",)),
        ("小米高端白酒收入12亿元。", "12亿元", ("高端白酒",)),
        # what is left of a time, a verb or an adverb is no part
        ("截至2023年末门店16,248家。", "16,248家", ()),
        ("年内利润25亿元,收入90亿元。", "90亿元", ()),
        ("当季交付69,697辆。", "69,697辆", ()),
        ("Average monthly customers climbed to 48.4 million.", "48.4 million", ()),
        ("小米(01810)第四季收入1,090亿元。", "1,090亿元", ()),
        ("全球月活用户7.02亿。", "7.02亿", ()),
        # the plain nouns of both languages
        ("小米智能手机收入513亿元。", "513亿元", ("smartphones",)),
        ("Smartphone revenue was $5 billion.", "$5 billion", ("smartphones",)),
        ("Sales of smartphones reached $5 billion.", "$5 billion", ("smartphones",)),
        ("The firm sold 69 GWh for energy storage.", "69 GWh", ("storage",)),
        ("The firm sold 69 GWh for good money.", "69 GWh", ()),
        ("Self-operated stores took in $2.5 billion.", "$2.5 billion", ("self-operated",)),
        # what a sentence is about owns its sizes; a part of the tables also its other figures
        ("The dam is 289 metres high. It weighs 5,000 tonnes.", "5,000 tonnes", ("dam",)),
        ("The dam is 289 metres high. Steel adds 5,000 tonnes.", "5,000 tonnes", ()),
        ("The primary mirror has a diameter of 6.5 metres.", "6.5 metres", ("primary mirror",)),
        ("汽车及相关产品是绝对主力,收入4834亿元。", "4834亿元", ("automotive",)),
        ("增长是主旋律,收入4834亿元。", "4834亿元", ()),
        ("汽车是支柱,公司收入6023亿元。", "6023亿元", ()),
        ("Automotive was the main earner, with revenue of $4 billion.", "$4 billion", ("automotive",)),
        ("Growth was strong, with revenue of $7 billion.", "$7 billion", ()),
        # or it is named behind the number
        ("Revenue was $96.8 billion, of which $82.4 billion, or 85%, was automotive.", "$82.4 billion",
         ("automotive",)),
        ("Revenue was $96.8 billion, of which $82.4 billion was in cash.", "$82.4 billion", ()),
        ("收入968亿元,其中824亿元来自汽车业务。", "824亿元", ("automotive",)),
        # a clause picks one out for the number in the next, whose own is a copula alone
        ("去年收入90亿元。收入的大头仍是烘焙坊,为60亿元。", "60亿元", ("烘焙坊",)),
        ("去年收入90亿元。收入的大頭仍是烘焙坊,為60億元。", "60億元", ("烘焙坊",)),
        ("去年收入90亿元。烘焙坊依然是收入的主要来源,达60亿元。", "60亿元", ("烘焙坊",)),
        ("去年收入90亿元。最大的收入来源是烘焙坊,达60亿元。", "60亿元", ("烘焙坊",)),
        ("去年收入90亿元。收入主要来自烘焙坊,为60亿元。", "60亿元", ("烘焙坊",)),
        ("去年收入90亿元。其次是外烩,为12亿元。", "12亿元", ("外烩",)),
        ("Revenue was $9 billion. Most of the revenue came from bakeries, at $6 billion.", "$6 billion", ("bakeries",)),
        ("Revenue was $9 billion. The biggest contributor was party catering, at $6 billion.", "$6 billion",
         ("party catering",)),
        ("Revenue was $9 billion. Bakeries remained the largest source of revenue, at about $6 billion.",
         "about $6 billion", ("bakeries",)),
        # no part: what is measured itself, what became of it, a time, who is spoken of, words of the number's own
        ("收入再创新高,为90亿元。", "90亿元", ()),
        ("去年收入是历史最高,为90亿元。", "90亿元", ()),
        ("收入最高的是2021年,为90亿元。", "90亿元", ()),
        ("去年变化最大的是利润回升,为90亿元。", "90亿元", ()),
        ("小米是收入最高的厂家,为90亿元。", "90亿元", ()),
        ("最忙的是烘焙坊,全年收入90亿元。", "90亿元", ()),
        ("Revenue was flat, at $9 billion.", "$9 billion", ()),
        ("Revenue was the highest on record, at $9 billion.", "$9 billion", ()),
        ("The busiest were bakeries, with total revenue of $9 billion.", "$9 billion", ()),
        # a plural possessive tells of what was counted before
        ("It has 950 outlets. Their combined sales were $9 billion.", "$9 billion", ("store",)),
        ("公司有950家门店。它们去年的收入为90亿元。", "90亿元", ("它们",)),
        ("It has 950 outlets. Its sales were $9 billion.", "$9 billion", ()),
        ("It did well. Their sales were $9 billion.", "$9 billion", ()),
        # a label or a topic names the part of what follows
        ("手机。全年出货1.69亿台,增长5%。", "1.69亿台", ("smartphones",)),
        ("规模。全年出货1.69亿台,增长5%。", "1.69亿台", ()),
        ("海外市场方面,第三季交付1.51万辆。", "1.51万辆", ("overseas",)),
        ("公司表示,第三季交付1.51万辆。", "1.51万辆", ()),
        # words that say that it is a part need no table
        ("单看锦河核心,收入230亿元,净利润52亿元。", "52亿元", ("锦河核心",)),
        ("单看四季度,收入230亿元。", "230亿元", ()),
        ("就同城闪送而言,收入230亿元。", "230亿元", ("同城闪送",)),
        ("闪送业务方面,收入204亿元,亏损38亿元。", "38亿元", ("闪送",)),
        ("In its food delivery business, sales rose to $4.7 billion; profit was $1.2 billion.", "$1.2 billion",
         ("food delivery",)),
        ("The food delivery segment posted revenue of $9.3 billion and a profit of $6.2 billion.", "$6.2 billion",
         ("food delivery",)),
        ("In its annual report, sales rose to $4.7 billion.", "$4.7 billion", ()),
        # a thing may stand before the period; a word of two characters is not cut to one
        ("外卖2023年交易金额1791亿元;收入963亿元。", "963亿元", ("外卖",)),
        ("腾讯2023年收入963亿元。", "963亿元", ()),
        ("到店业务收入325亿元。", "325亿元", ("到店",)),
        ("比赛日收入8.67亿元。", "8.67亿元", ("比赛日",)),
    ],
)  # fmt: skip
def test_the_part_a_number_is_of(text: str, number: str, part: tuple[str, ...]) -> None:
    """A part is a name, whole and in the words of either language."""
    assert _topics(text)[number].part == part


def test_items_of_a_list_without_a_metric_are_each_their_own() -> None:
    """Only after 其中 does the first name the whole."""
    listed = _topics("工业用水240亿吨,农业用水840亿吨。")
    assert [topic.metric for topic in listed.values()] == ["~工业用水", "~农业用水"]
    among = _topics("全年用水1200亿吨,其中工业用水240亿吨。")
    assert [(topic.metric, topic.part) for topic in among.values()] == [("~用水", ()), ("~用水", ("工业用水",))]


@pytest.mark.parametrize(
    ("text", "number", "period"),
    [
        ("截至2023年12月底止年度收入25亿元。", "25亿元", "2023"),
        ("截至2023年12月底现金25亿元。", "25亿元", "2023-12"),
        ("Revenue in the year ended December 31, 2023 was $25 million.", "$25 million", "2023"),
        ("In 2023 all went well. The last quarter was less rosy. Revenue of $7 million fell.", "$7 million", "2023-Q4"),
        ("In the final quarter of 2023 revenue was $7 million.", "$7 million", "2023-Q4"),
        ("In 2023 revenue was $7 million, better than the last.", "$7 million", "2023"),
        ("Revenue was CNY109 billion ($15 billion) in 2024.", "$15 billion", "2024"),
        ("Revenue was $7 million in the 12 months to 31 December 2023.", "$7 million", "2023"),
        ("Revenue was $7 million, against $5 million in 2022. Net income was $1 million.", "$1 million", "None"),
        # the short forms of analysts, and a half before what it is the half of
        ("23H2营收225.7亿元。", "225.7亿元", "2023-H2"),
        ("1H24营收225.7亿元。", "225.7亿元", "2024-H1"),
        ("4Q24营收225.7亿元。", "225.7亿元", "2024-Q4"),
        ("2024H1营收225.7亿元。", "225.7亿元", "2024-H1"),
        # a name of letters and digits is no half, and what began in a year has its figures in others
        ("The H100 draws 700 W in 2023. Revenue was $7 million.", "$7 million", "2023"),
        ("The chip beats the H100. Revenue was $7 million.", "$7 million", "None"),
        ("Revenue in H1'24 was $7 million.", "$7 million", "2024-H1"),
        ("The firm was founded in 1998. Revenue was $7 million.", "$7 million", "None"),
        ("Ten years have passed since the first sale in 2009. Revenue was $7 million.", "$7 million", "None"),
        (
            "Revenue in 2024 was the best in a series that goes back to 1950. Costs were $7 million.",
            "$7 million",
            "2024",
        ),
        ("公司成立于1998年。营收225.7亿元。", "225.7亿元", "None"),
        ("2024年业绩为2009年以来最好。营收225.7亿元。", "225.7亿元", "2024"),
        ("In 2023 sales were $9 billion. Second-half revenue was $5 billion.", "$5 billion", "2023-H2"),
        # the four quarters of a year, told one after another
        ("2023年四个季度收入分别为10亿元、11亿元、12亿元和14亿元,全年47亿元。", "12亿元", "2023-Q3"),
        ("2023年四个季度收入分别为10亿元、11亿元、12亿元和14亿元,全年47亿元。", "47亿元", "2023"),
        ("2023年四个季度收入依次为10亿元、11亿元、12亿元和14亿元。利润5亿元。", "5亿元", "2023"),
        ("2023年过了四个季度,收入47亿元。", "47亿元", "2023"),
        # the period of where something started is not that of where it got to, nor of what follows
        ("2021年营收100亿元。营销开支由2020年的20亿元增至40亿元;研发开支16亿元。", "20亿元", "2020"),
        ("2021年营收100亿元。营销开支由2020年的20亿元增至40亿元;研发开支16亿元。", "40亿元", "2021"),
        ("2021年营收100亿元。营销开支由2020年的20亿元增至40亿元;研发开支16亿元。", "16亿元", "2021"),
        (
            "Sales of 2023: $5 billion. Costs rose from $3 billion in 2022 to $4 billion; net profit was $1 billion.",
            "$1 billion",
            "2023",
        ),
        # nor is one that a change or another figure is held against, or the years of a row
        ("2022年基站231.2万个。数量比2021年更多。另有110个城市。", "110个", "2022"),
        ("In 2022 it had 231 shops. Compared with 2021 it was better. It had 110 offices.", "110", "2022"),
        ("2022年营收758亿美元;2021年为568亿美元。净利润10165亿新台币。", "10165亿新台币", "2022"),
        ("2022年营收758亿美元。2021年为568亿美元。增长33.5%。\n第四季度营收199亿美元。", "199亿美元", "2022-Q4"),
        # what statistics of a year call last year is that year
        ("2022年通信业统计公报显示,截至去年底,基站1083万个。", "1083万个", "2022"),
        # a year told in digits is not last year too, but may be the year before the one told of
        ("收入406亿元,是2022年193亿元的2.1倍;2023年强劲反弹。去年纯利127亿元。", "127亿元", "?-1"),
        ("In 2022 sales were $3 billion. In 2023 they rose. Last year net profit was $1 billion.", "$1 billion", "?-1"),
        ("2022年收入193亿元,2023年收入406亿元,上年为193亿元。", "406亿元", "2023"),
        ("2023年收入406亿元。去年纯利127亿元。", "127亿元", "2022"),
        # a year before the word is that of the whole move
        ("2021年营收100亿元。2020年营销开支由20亿元增至40亿元。", "40亿元", "2020"),
    ],
)
def test_the_period_a_number_is_of(text: str, number: str, period: str) -> None:
    """A year is told by its end, and its last quarter by that name."""
    assert str(_topics(text)[number].period) == period


def test_a_figure_again_in_brackets_is_the_same_fact() -> None:
    """In another currency it is of the same time; a figure with words of its own is not."""
    text = "一天收入562,027美元(409万元),成本87,072美元。"
    article = Article("a", "a.txt", Place("a.txt"), text=text, raw=True)
    page = relate.within(article, extract.read(text)).page
    assert page is not None
    assert [spot.unit.name for spot in page.spots] == ["USD/day", "CNY/day", "USD"]


def test_a_yardstick_is_a_base() -> None:
    """What a figure is held against does not stand for the subject's own."""
    article = Article(
        "a", "a.txt", Place("a.txt"), text="Revenue was $3.5 billion, against the rival's $3.1 billion.", raw=True
    )
    page = relate.within(article, extract.read(article.text or "", everything=True)).page
    assert page is not None
    assert [spot.base for spot in page.spots] == [False, True]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Falcon 180B has 80 layers.", ["80"]),
        ("开源的180B共80层,Falcon 180B上榜。", ["80层"]),
        ("Revenue 25B, up from 20B.", ["25B", "20B"]),
        ("The firm raised 40B. It built Falcon 180B.", ["40B"]),
    ],
)
def test_a_size_in_a_name_is_no_figure(text: str, numbers: list[str]) -> None:
    """What makes a name of a number stands before it, and not just any word."""
    assert list(_topics(text)) == numbers


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("转播收入32亿元,比赛日收入8亿元,比上年的7亿元多。", [False, False, True]),
        ("总投资4193亿元,其中5G投资1803亿元,占比43%。", [False, False, False]),
    ],
)
def test_a_noun_with_a_word_of_comparison_compares_nothing(text: str, bases: list[bool]) -> None:
    """比 in 比赛 and in 占比 compares nothing, so that what follows is no base."""
    page = relate.within(Article("a", "a.txt", Place("a.txt"), text=text, raw=True), extract.read(text)).page
    assert page is not None
    assert [spot.base for spot in page.spots] == bases
