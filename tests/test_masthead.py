"""What a page prints about itself: dates, furniture, banners."""

import re
import time
from pathlib import Path

import pytest

from digest.clean import fold_width
from digest.layout.forms.byline import BylineGrammar
from digest.layout.forms.masthead import LONGEST_LINE, Masthead, find_page_date, find_printed_date
from digest.vocabulary import read_vocabulary

VOCABULARY = read_vocabulary(Path(__file__).parents[1] / "vocabulary")
MASTHEAD = Masthead(
    VOCABULARY.furniture, BylineGrammar(VOCABULARY.bylines, VOCABULARY.offices.surnames), VOCABULARY.offices
)

# line, ISO date, whether the weekday agrees
DATES = [
    ("2024年6月5日", "2024-06-05", None),
    ("2024年6月5日 星期三", "2024-06-05", True),
    ("2024年6月5日 星期五", "2024-06-05", False),
    ("2024年06月05日（周三）", "2024-06-05", True),
    ("2024 年 6 月 5 日 星期三", "2024-06-05", True),
    ("2024年6月9日 星期天", "2024-06-09", True),
    ("2024年6月9日 礼拜日", "2024-06-09", True),
    ("二〇二四年六月五日", "2024-06-05", None),
    ("二○二四年十二月二十五日 星期三", "2024-12-25", True),
    ("二零二四年十月十日", "2024-10-10", None),
    ("二〇二四年十月三十一日", "2024-10-31", None),
    ("二〇二四年五月廿一日", "2024-05-21", None),
    ("安和日报 2024年2月29日 第3版", "2024-02-29", None),
]


@pytest.mark.parametrize(("line", "iso", "agrees"), DATES)
def test_printed_date(line: str, iso: str, agrees: bool | None) -> None:
    """A full date is read from Arabic or Chinese numerals; a printed weekday is checked against it."""
    found = find_printed_date(line)
    assert found is not None
    assert (found.iso, found.weekday_agrees) == (iso, agrees)
    assert found.printed in line


@pytest.mark.parametrize(
    ("line", "iso", "agrees"),
    [
        *DATES,
        ("2024.6.5 星期三", "2024-06-05", True),
        ("A1 要闻 2024/06/05（周五）", "2024-06-05", False),
        ("河两岸网 2024-06-05 11:03", "2024-06-05", None),
    ],
)
def test_page_date(line: str, iso: str, agrees: bool | None) -> None:
    """A page's own line may also give its date as machines write it."""
    found = find_page_date(line)
    assert found is not None
    assert (found.iso, found.weekday_agrees) == (iso, agrees)


@pytest.mark.parametrize(
    "line", ["http://www.anhe.example/2024-06/05/1.htm", "2024-06-05.jpg", "2024.13.5", "2024-6.5"]
)
def test_no_page_date(line: str) -> None:
    """An address or a file's name tells no date of the page, nor does a day that no calendar has."""
    assert find_page_date(line) is None


@pytest.mark.parametrize(
    "line",
    ["", "6月5日", "2024年6月", "2023年2月29日", "2024年13月5日", "二〇二四年", "20240605", "二〇二四年六月卅二日"],
)
def test_no_printed_date(line: str) -> None:
    """Parts of a date, and days that no calendar has, are no dates."""
    assert find_printed_date(line) is None


FURNITURE = [
    "2010年3月5日农历正月二十庚寅年戊寅月",
    "相关新闻：石榴大桥昨日合龙",
    "①凡本报注明“来源：安和晚报”的所有稿件，版权均属安和晚报所有，其他媒体未经授权不得转载；已授权的，转载时注明来源",
    "②部分内容转载自其他媒体，转载目的在于传递更多信息",
    "③如因作品内容、版权和其他问题需要同本网联系的，请在30日内进行。",
    "安和网版权与免责声明：",
    "联系方式 新闻热线：0371-6610000",
    "![]()",
    "安和新闻网官方微信 |",
    "看安和新闻，关注安和在线微信",
    "安和新闻-安和网站",
    "安和新闻网 安和日报社版权所有。未经许可不得转载。地址：安和市石榴街8号",
    "上一主题 下一主题",
    "限200 字节",
    "打假行动举报电话：12300（市文化局）、0371-6610000（市版权局）",
    "• 责任编辑：何大舟 标签：石榴 大桥 昨日合龙 两岸居民 自带板凳 来看热闹",
    "（本条新闻版权归安和电视台所有，转载请注明出处）",
    "（责任编辑：何舟  新闻热线：0371-6610000）",
    "11 /",
    "()",
    "本网站所刊载信息，不代表安和网观点。刊用本网站稿件，务经书面授权。",
    "安和日报-新媒体矩阵",
    "安和发布-微信公众号",
    "请稍等，努力加载中...",
    "运营机构：安和文化传媒有限公司",
    "4、有关作品版权及投稿事宜，请联系：0371-6610000",
    "用户登录",
    "即时新闻",
    "1 2 共2页",
    "作者 何舟;田亩;石榴 2024-06-05 07:00",
    "浏览本网主页，建议将电脑显示屏的分辨率调为1024*768",
    "（相关资料图）",
    "安和晚报综合",
    "当前为第 首页 上一页 下一页 末页",
    "奖励线索人何先生20元",
    "■整理编辑：何 舟",
    "返回版面",
    "第A03版:要闻",
    "第03版：要闻",
    "上一版3  4下一版",
    "第A03版:要闻 上一版3 4下一版",
    "返回主页 | 安和日报 | 版面导航",
    "返回 03-20 读报",
    "跳至主要內容",
    "聽新聞",
    "0:00 / 0:00",
    "廣告 更多內容請繼續往下閱讀",
    "請同意我們的隱私權規範,才能啟用聽新聞的功能。",
    "更换背景颜色:",
    "【字号: | | 【背景色 杏仁黄 秋叶褐",
    "中央社一手新聞APP Icon中央社一手新聞APP",
    "△点击视频",
    "相关热词搜索: 石榴 园丁 大桥",
    "← 点击大图左右可翻页 →",
    "字號: 默認 超大 | 打印 |",
    "【我要糾錯】 責任編輯:何舟",
    "掃一掃在手機打開當前頁",
    "EN",
    "新闻热点",
    "返回主页",
    "版面导航",
    "上一期 下一期",
    "3上一篇  下一篇4",
    "3上一篇",
    "下一篇4",
    "【打印】",
    "【打印】【关闭】",
    "PDF版阅读",
    "PDF版",
    "版权声明",
    "版权所有 未经许可不得转载",
    "新闻检索",
    "字号：大 中 小",
    "【放大】【缩小】【默认】",
    "20240605a03_b.jpg",
    "res03_attpic_brief.png",
    "AA06",
    "G02",
    "NEWS",
    "2024年6月5日 星期三",
    "2024年6月5日 星期三 统筹:何舟 美编:石晓榴 校对:田小亩",
    "二〇二四年六月五日",
    "本网站所刊登的新闻均为河阳日报版权所有，未经授权请勿转载",
    "本期共8版 往期回顾",
    "您好！欢迎来到河阳在线",
    "报刊搜索：标题",
    "专题首页 - 相关报道 - 主办单位 - 往届回顾 - 联系我们 - 返回",
    "《河阳日报》——河阳人自己的报纸",
    "线索提供者：王先生",
    "- THE END -",
    "查看完整版本：老粮站征文启事",
    "扫描到手机，看更多",
    "扫码阅读手机版",
    "您需要登录才可以回帖",
    "以上文字，版权归安和晚报所有",
    "凡本網注明“來源：安和網”的作品，均為安和網擁有版權的作品，未經授權不得轉載",
    "第01:一版要闻",
    "【第1页第2页第3页】",
    "来源：",
    "本网站转载的文章不代表本站立场",
    "马上注册，结交更多好友",
    "评论(12人参与)",
    "何舟 田亩 字数：1200",
    "版式：何舟 校对：石晓榴",
    "新闻热线：6655443",
    "http://paper.invalid/a03.htm",
    "国内统一连续出版物号 CN 41-0000",
    "A03上一版",
    "网站地图 | 联系我们 | 投稿信箱",
    "7",
    "总第3021期",
    "今日12版",
    "来源：安和日报",
    "您当前的位置：首页",
    "首页 > 安和新闻 > 正文",
    "2024-06-05 08:12 来源：安和日报 作者：何舟",
    "2024-06-05 08:12",
    "未经授权不得转载",
    "分享到：",
    "返回顶部",
    "安和日报数字报",
    "0003版：要闻",
    "content_12345.htm",
    "12345 2024-06-05",
    "页：[2]",
    "来源：时间：",
    "A08版:安和城事",
    "A02：社论·来信",
    "安和每日电讯 2020年08月06日",
    "|港城快讯|",
    "图为网传图片",
    "×",
    "安和时报/2015-12-14/ 第12版面/农业 /作者：本报赴云上特派记者 何舟",
    "出版：更新：",
    "2025-09-13,11938| 2025-09-12,11930| 2025-09-11,11918|",
    "内容概述 致全市教师的慰问信",
    "来源 本站原创",
    "等待处理…",
    "第5版（国内专页（教科文））",
    "PDF 版PDF版",
    "||||",
    "3上一篇 下一篇4 |",
    "专栏：两会特写",
    "关键词：园区 干部作风",
    "安和月刊 2024年第6期",
    "移动用户：发送短信 ah 到 10650000 即可订阅",
    "安和日报 2024-06-05 11:27 907",
    "2024-06-05 16:42:25 新安和网 热：",
    "声明：安和网版权所有，未经许可不得转载。",
    "数字报",
    "首页 新闻 政务 图片 要闻 聚焦 县域 返回",
    "综合新华社、央视",
    "日期：06-05",
    "时间：2024-06-05 17:03",
    "2024年06月05星期三",
    "---|",
    ">>>02-05版",
    "郑重声明：此文内容为本网站转载，与本站立场无关。",
    "微信公众号：安和文旅",
    "QQ群号：12345678",
    "扫一扫在手机打开当前页",
    "分享让更多人看到",
    "已有0条评论，共有0人参与",
    "定义你的浏览字号：",
    "留言要注意语言文明，此间评论仅代表个人看法",
    "• 暂时还没有评论...",
    "0.7260s",
    "1/1",
    "新安和网 Copyright © 2024 Anhe",
    "安和晚报",
    # a web edition's frame, piece by piece
    "收藏 打印 推荐  更多功能",
    "2024年6月5日     收藏 打印 推荐 朗读 评论 更多功能",
    "日期:[2024年06月05日] -- 安和日报 -- 版次:[A1]",
    "刊发日期：2024-06-05 阅读次数： 作者：  语音阅读：",
    "放大 缩小 默认",
    "友情链接",
    "首页 图片 图说安和",
    "跳转到正文内容",
    "文章来源：安和网 文章作者：安和网 责任编辑：何舟 点击数：",
    "来源/ 新安和",
    "原标题：石榴大桥昨日合龙！",
    "城市镜像.新闻汇总 2024-06-05",
    "05.06.2024 10:22",
    "上一篇：路灯坏了两个月",
    "第02版",
    "主管：安和市委 地址：安和市青石街85号 邮编：100000",
    "（资料图）",
    "联系电话：0000-2523059 法律顾问：安和律师事务所",
    "关注安和热线",
    "原创作品，转载请注明出处",
    "下载安和客户端浏览更多新闻",
    "安和社音视频部制作",
    "我来说两句 我来说两句(0) 收藏本文 收藏本文 进入新闻论坛 相关新闻",
    "意见反馈 意见反馈 顶 踩 收藏 收藏",
    "NEWS.ANHE.COM  2003年10月16日18:55  安和新闻网",
    "《 安和日报青溪湾版 》( 2012年12月11日   第 04 版)",
    "打印文章   发送给我好友",
    "生成海报",
    "往期阅读",
    "安和日报报业集团主办",
    "44d305ea0c81ef25fbc56",
    "邮箱：anhe@example.com",
    "乡镇公开链接",
    "安和公网安备 35032202000077",
    "星期三",
    "打开安和新闻 查看精彩图片",
    "页面功能 【 】【大 中 小字】 【打印】【关闭】",
    "新华社照片，安和，2024年6月5日",
    "转载此文是出于传递更多信息目的。若来源有误，请与本站联系，我们将及时更正，谢谢。",
    "當前報章為 第 13827號",
    "責任編輯：何舟",
    "□相关新闻",
    "期次：第1471期",
    "2024-06-05 07:26:51 來源：河岸網-安和晨報 作者：田畝",
    "电子报阅读机",
    "搜 索",
    "版式检索",
    "手机安和网",
    "安和日报社旗下媒体: 安和网 | 安和日报 | 河岸晚报",
    "【责任编辑 何大舟】",
    "（網路配圖）",
    "初审编辑：",
    "下一篇4      【打印】",
    "更多详细新闻请浏览安和网",
    "安和日报    安和晚报    安和新闻网",
    "论文部分内容阅读",
    "本稿件所含文字、图片和音视频资料，版权均属安和早报所有，任何媒体、网站或个人未经授权不得转载，违者将依法追究责任。",
    "转载请注明地址：http://www.example.com/4172.html",
    "相关附件",
    "请输入验证码",
    "請輸入驗證碼",
    "感谢田先生拨打000000提供线索，奖30元",
    "下载到本地 , 更方便阅读",
    "安和日报 周刊·灯火 00014 石榴花开 2024-1-31 196C88AB64F5BAC8482573DF003C0FD0[A5-何舟≈B1-田亩];196C88AB64F5BAC8482573DF003C0FD0 2",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    """What print and web editions put beside their articles is known by itself."""
    assert MASTHEAD.is_furniture(line)


def test_every_pattern_has_a_specimen() -> None:
    """No pattern of the vocabulary is without a line in the table that it matches, no phrase is overlooked."""
    lines = [fold_width(line) for line in FURNITURE]
    patterns = (*VOCABULARY.furniture.patterns, *VOCABULARY.furniture.rights)
    assert not [pattern for pattern in patterns if not any(re.fullmatch(pattern, line) for line in lines)]
    assert not [phrase for phrase in VOCABULARY.furniture.phrases if not MASTHEAD.is_furniture(phrase)]


PIECES = [
    "中",
    "1",
    "-",
    "|",
    "中|",
    "中-",
    "中>",
    "中、",
    "【】",
    "《",
    "(",
    ".",
    "12,",
    "2024-01-02",
    "第1版",
    "安和日报",
    "转载",
]


@pytest.mark.parametrize("opening", ["", "首页", "来源", "本网", "凡", "第"])
@pytest.mark.parametrize("piece", PIECES)
def test_no_line_takes_long(piece: str, opening: str) -> None:
    """However often a line repeats what patterns repeat, none stands still: each would try all ways to part it."""
    started = time.process_time()
    for end in ("，", "。", "终"):
        MASTHEAD.is_furniture((opening + piece * LONGEST_LINE)[: LONGEST_LINE - 1] + end)
    assert time.process_time() - started < 1


NOT_FURNITURE = [
    "安和区版权局说，转载别人的文章要先问过作者。",
    "本网消息 安和区版权局昨天公布了一批授权企业名单，三十二家企业上榜。企业负责人说，有了授权就可以放心开店。",
    "这本书的版权归作者的女儿所有，她把稿费捐给了村小学。村小学的校长说，这笔钱要用来修操场。",
    "本站是安和最老的车站，昨天起授权三家小店在站内开张。店主们说，生意比想的好。",
    "凡本市户籍的老人，都可以领到一本画册，画册的文章转载自老人们自己的来信。",
    "他说，这首歌的版权所有人是他的老师，谁要唱先去问老师。老师住在山上，没有电话。",
    "村里把茶叶的商标注册了，未经许可不得使用，茶农们第一次知道名字也值钱。去年三家外地的店因此改了招牌。",
    "报上的文章转载请注明出处，这是老编辑教给何舟的第一句话，他记了三十年。",
    "如因版权问题联系不上作者，出版社就先把稿费存起来，一存就是十年。作者的孙子后来找上门来。",
    "“未经许可不得转载”，小店的菜单上也印着这一行。",
    "本报与读者有约：三十年前的版面重新刊发，欢迎读者前来看一看。",
    "△河岸小学迁新址",
    "2023年6月5日安和区水务局负责人在通气会上答记者问",
    "2023年6月5日水务局发言人 何大舟主持例行通气会",
    "时间：6月10日至7月20日",
    "6月10日至7月20日（每日0时至24时）",
    "评论员的担当",
    "推荐三位好医生",
    "更多群众用上清洁能源",
    "收藏家何舟和他的两千枚火花",
    "",
    "园区做减法 服务做加法",
    "——访安和区委书记林远舟",
    "石榴大桥昨日合龙",
    "第三版《城墙音乐周手册》本周发行",
    "大赛由河阳县文化馆和石榴书屋主办",
    "商家未经许可使用他人照片，被判赔偿三千元。",
    "平台未经授权收集用户信息，三天内改了过来。",
    "这张报纸有了国内统一刊号，卖到了省城。全镇的人都来看。",
    "河阳新闻，讲述的是河阳人自己的故事，一年三百六十五天不断。",
    "上一版地图画错了一条河，居民写信来更正。",
    "2024年6月5日，石榴大桥合龙，两岸居民敲锣打鼓前来观看。",
    "二〇二四年六月五日，大桥合龙。",
    "打印机旁排起了长队",
    "版权意识要从娃娃抓起",
    "本报记者 何舟",
    "字号最老的店在青石街",
    "他今年35岁",
    "统筹城乡 融合发展",
    "游客把照片分享到朋友圈，河阳镇的夜市一下子热闹起来。",
    "分享到朋友圈，",
    "市民可关注公众号:安和文旅，提前三天预约。",
    "您所在的位置决定了您看到的风景。",
    "他给两个村当法律顾问，一分钱不收。",
    "2024年6月5日下午,横跨清水河的石榴大桥",
    "下一期培训班开到田间地头",
    "AI走进车间",
    "5G+",
    "老人不会扫码怎么办",
    "第3期培训班开到田间地头",
    "电子版病历走进乡村诊所",
    "现在的位置是两条河的交汇处",
    "相关新闻发布会昨日举行",
    "今日12版图书亮相书展",
    "字" * 500,
]


@pytest.mark.parametrize("line", NOT_FURNITURE)
def test_no_furniture(line: str) -> None:
    """Headlines and sentences that hold a word of furniture are none."""
    assert not MASTHEAD.is_furniture(line)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("【走出去看】", "走出去看"),
        ("[走出去看]", "走出去看"),
        ("走出去看——县区书记访谈录", "走出去看——县区书记访谈录"),
        ("走出去看——区委书记访谈录", "走出去看——区委书记访谈录"),
        ("走出去看——常委会主任访谈录", "走出去看——常委会主任访谈录"),
        ("走出去看——局长访谈", "走出去看——局长访谈"),
        ("走出去看——大学校长访谈", "走出去看——大学校长访谈"),
        (VOCABULARY.furniture.columns[0], VOCABULARY.furniture.columns[0]),
        (f"【{VOCABULARY.furniture.columns[0]}】", VOCABULARY.furniture.columns[0]),
    ],
)
def test_column(line: str, column: str) -> None:
    """A banner names its column: by brackets, by a series' ending, or as the vocabulary has it."""
    assert MASTHEAD.find_column(line) == column


@pytest.mark.parametrize(
    "line",
    [
        "园区做减法 服务做加法",
        "——访安和区委书记林远舟",
        "把船修成了家——何舟、田亩夫妇访谈",
        "把船修成了家——何舟、田亩访谈",
        "把船修成了家——何舟访谈录",
        "把船修成了家——何大舟教授访谈实录",
        "把船修成了家——田亩局长访谈",
        "把船修成了家——何舟、田亩兄弟访谈",
        "【】",
        "这是一份访谈录。",
        "",
        "字" * 100,
    ],
)
def test_no_column(line: str) -> None:
    """Headlines, person lines and sentences are no banners."""
    assert MASTHEAD.find_column(line) is None
