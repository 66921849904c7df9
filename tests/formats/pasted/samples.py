"""What programs put on the clipboard, written by hand after what each of them writes."""

from __future__ import annotations

from base64 import b64encode

from tests.articles import PNG

PICTURE = "data:image/png;base64," + b64encode(PNG).decode()

WORD = """Version:1.0
StartHTML:0000000105
EndHTML:0000099999
StartFragment:0000001200
EndFragment:0000009000
<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-qformat:yes; margin:0cm; font-size:12.0pt; font-family:"Calibri",sans-serif;}
 @list l0 {mso-list-id:1; mso-list-template-ids:2} --></style></head>
<body lang=AR-SA link="#0563C1" style='tab-interval:36.0pt'>
<!--StartFragment-->
<h1 dir=RTL style='text-align:right;direction:rtl;unicode-bidi:embed'><span lang=AR-SA style='font-family:"Times New Roman"'>تقرير المياه<o:p></o:p></span></h1>
<p class=MsoNormal dir=RTL style='text-align:right;direction:rtl'><span lang=AR-SA style='font-size:14.0pt'>قال
<b><span style='color:red'>الوزير</span></b> في مؤتمر <i>القاهرة</i>&nbsp;&nbsp; إن</span><span
style='mso-spacerun:yes'>   </span><span dir=LTR>BBC</span><span lang=AR-SA> نقلت الخبر<a
style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span
style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference><span
lang=EN-US>[1]</span></span><![endif]></span></span></a>.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst dir=RTL style='margin-right:36.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=AR-SA style='font-family:Symbol;mso-bidi-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>بند أول<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle dir=RTL style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>بند داخلي</p>
<p class=MsoListParagraphCxSpLast dir=RTL style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>مرقم</p>
<p class=MsoQuote dir=RTL>«لن نتراجع»</p>
<p class=MsoNormal dir=RTL>زارت <st1:place w:st="on"><st1:City w:st="on">بيروت</st1:City></st1:place>
<ins cite="mailto:Desk" datetime="2026-01-01T10:00">أمس</ins><del cite="mailto:Desk" datetime="2026-01-01T10:00">سراً</del>
<a style='mso-comment-reference:D_1;mso-comment-date:20260101T1000'>وعادت</a><span class=MsoCommentReference><span
style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor href="#_msocom_1" id="_anchor_1">[D1]</a><![endif]></span></span>.<span style='display:none;mso-hide:all'>سطر مخفي</span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal dir=RTL><a href="javascript:alert(1)">رابط سيئ</a> و<a href="https://example.org/a?b=1&amp;c=2"><span style='text-decoration:underline'>رابط</span></a></p>
<table class=MsoTableGrid border=1 dir=rtl><tr><td width=100><p class=MsoNormal dir=RTL><b>المدينة<o:p></o:p></b></p></td><td><p class=MsoNormal><b>العدد</b></p></td></tr>
<tr><td><p class=MsoNormal>صور</p></td><td><p class=MsoNormal>12</p></td></tr></table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="p1"><v:imagedata src="file:///C:/Users/x/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img
width=200 height=100 src="file:///C:/Users/x/AppData/Local/Temp/msohtmlclip1/01/clip_image002.png" alt="خريطة"><![endif]></p>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=right size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText dir=RTL><a style='mso-footnote-id:ftn1'
href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a>
بيان الوزارة، ص 4</p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>اسم المصدر: سري</p></div></div>
<!--EndFragment--></body></html>"""

WORD_MAC = """<html><head><meta name=Generator content="Microsoft Word 15"></head><body>
<p class=MsoTitle dir=RTL>عنوان من ماك</p>
<p class=MsoListParagraph dir=RTL>•&nbsp;&nbsp;&nbsp;&nbsp;نقطة بلا قائمة</p>
<p class=MsoListParagraph dir=RTL>1)&nbsp;&nbsp;مرقم بلا قائمة</p>
<p class=MsoNormal dir=RTL>١٢&nbsp;قتيلاً في&nbsp;المدينة</p></body></html>"""

WORD_WEB = """<div class="OutlineElement Ltr"><p class="Paragraph" role="heading" aria-level="2" xml:lang="AR-SA" style="font-weight:normal;direction:rtl"><span class="TextRun"><span class="NormalTextRun">فصل</span></span><span class="EOP">&nbsp;</span></p></div>
<div class="ListContainerWrapper"><ul class="BulletListStyle1" role="list"><li role="listitem" data-aria-level="1" style="direction:rtl"><p class="Paragraph"><span class="TextRun" style="font-weight:bold"><span>أول</span></span><span class="EOP">&nbsp;</span></p></li></ul></div>
<div class="ListContainerWrapper"><ul class="BulletListStyle2" role="list"><li role="listitem" data-aria-level="2"><p class="Paragraph"><span class="TextRun">ثان</span></p></li></ul></div>"""

GOOGLE_DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0b1c2d3e"><h2 dir="rtl" style="line-height:1.38;margin-top:18pt;"><span style="font-size:16pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:700;font-style:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;">مقدمة</span></h2><p dir="rtl" style="line-height:1.38;"><span style="font-weight:400;font-style:normal;white-space:pre-wrap;">كلام </span><span style="font-weight:700;font-style:italic;white-space:pre-wrap;">مهم</span><span style="font-weight:400;white-space:pre-wrap;"> و</span><a href="https://www.google.com/url?q=https://example.org/x&amp;sa=D" style="text-decoration:none;"><span style="color:#1155cc;font-weight:400;text-decoration:underline;white-space:pre-wrap;">رابط</span></a><span style="font-size:7pt;vertical-align:super;">2</span></p><br /><ol style="margin-top:0;"><li dir="rtl" style="list-style-type:decimal;" aria-level="1"><p dir="rtl" role="presentation"><span style="font-weight:400;">واحد</span></p></li><ul><li dir="rtl" aria-level="2"><p dir="rtl" role="presentation"><span>داخله</span></p></li></ul><li dir="rtl" aria-level="1"><p dir="rtl" role="presentation"><span>اثنان</span></p></li></ol><div dir="rtl" align="right"><table style="border:none;"><colgroup><col width="100" /><col width="100" /></colgroup><tbody><tr><td style="border:solid"><p dir="rtl"><span>أ</span></p></td><td><p dir="rtl"><span>ب</span></p></td></tr></tbody></table></div></b><br class="Apple-interchange-newline">"""

LIBREOFFICE = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/><style type="text/css">p { margin-bottom: 0.25cm; line-height: 115% } h1.ctl { font-size: 18pt } a.sdfootnoteanc { font-size: 57% }</style></head>
<body lang="ar-SA" link="#000080" dir="rtl"><h1 class="western" align="right" dir="rtl">عنوان رئيسي</h1>
<p align="right" dir="rtl" style="line-height: 100%"><font face="Amiri">نص
مكسور على سطرين <b>غامق</b></font><sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></sup> ثم</p>
<ol><li><p align="right" dir="rtl">أول</p><ul><li><p>فرع</p></li></ul></li><li><p>ثان</p></li></ol>
<blockquote dir="rtl">اقتباس</blockquote>
<p dir="ltr" align="left">An English paragraph.</p><p dir="ltr">عربي في فقرة لم يقلبها أحد</p>
<div id="sdfootnote1"><p class="sdfootnote" dir="rtl"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>	حاشية المصدر</p></div></body></html>"""

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {font-weight:700; text-align:center;} .xl66 {mso-number-format:Standard;} --></style></head>
<body link=blue><table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse'><!--StartFragment-->
<col width=64 span=3 style='width:48pt'><tr height=20><td height=20 class=xl65 width=64 dir=RTL>الشهر</td><td class=xl65>القتلى</td><td class=xl65>ملاحظة</td></tr>
<tr height=20><td class=xl66>آذار</td><td class=xl66 align=right>1,250</td><td rowspan=2>مدمجة</td></tr><tr><td>نيسان</td><td align=right>12.5%</td></tr><!--EndFragment--></table></body></html>"""

GOOGLE_SHEETS = """<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #ccc;}br {mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" dir="rtl" data-sheets-root="1"><colgroup><col width="100"/><col width="100"/></colgroup><tbody><tr style="height:21px;"><td style="font-weight:bold;" data-sheets-value='{"1":2,"2":"x"}'>البلد</td><td style="font-weight:bold;">العدد</td></tr><tr><td>لبنان</td><td>7<br>تقريبا</td></tr></tbody></table></google-sheets-html-origin>"""

CALC = """<!DOCTYPE html><html><head><style type="text/css">body,div,table { font-family:"Liberation Sans" }</style></head><body><table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup><tr><td height="17" align="right"><b>المادة</b></td><td><b>السعر</b></td></tr><tr><td>خبز</td><td align="right" sdval="1500" sdnum="1033;">1500</td></tr></table></body></html>"""

NEWS_PAGE = f"""<html><body><!--StartFragment--><nav><a href="/">الرئيسية</a></nav><article style="box-sizing:border-box;color:rgb(0,0,0)"><h1 class="t">عنوان الموقع</h1>
<div class="share"><button>شارك</button></div><figure><picture><source srcset="https://cdn.example.org/a.webp"><img src="{PICTURE}" alt="صورة الساحة"></picture><figcaption>الساحة أمس <span>رويترز</span></figcaption></figure>
<figure><img src="https://cdn.example.org/b.jpg" alt="بعيدة"></figure>
<p>قالت الوزيرة: <q>نحن معكم</q>.<script>track()</script></p><style>p{{color:red}}</style><blockquote><p>قول مأثور</p><footer>— ليلى حداد</footer></blockquote>
<iframe src="https://video.example.org/embed/1" title="مقطع"></iframe><img width="1" height="1" src="https://count.example.org/p.gif">
<p>سطر<br>ثان</p><hr><h3>خلفية</h3><p hidden>لا يُرى</p></article><!--EndFragment--></body></html>"""

GMAIL = """<div dir="rtl"><div>مرحبا&nbsp;<img data-emoji="😀" alt="😀" src="https://fonts.gstatic.com/s/e/1.png"></div><div><br></div><div>الفقرة الثانية<br><br>الثالثة</div><div dir="ltr">Regards, John</div><blockquote class="gmail_quote">رد قديم</blockquote></div>"""

WHATSAPP = """<div class="copyable-text" data-pre-plain-text="[10:15, 1/2/2026] ليلى: "><div><span dir="rtl" class="selectable-text copyable-text" style="white-space: pre-wrap;"><span>سطر أول
سطر ثان</span> <img crossorigin="anonymous" alt="🙏" data-plain-text="🙏" class="emoji" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></span></div></div>"""

WIKIPEDIA = """<p>بيروت عاصمة لبنان.<sup id="cite_ref-a_1-0" class="reference"><a href="#cite_note-a-1">[1]</a></sup> وهي مدينة<sup id="cite_ref-2"><a href="#cite_note-2">[2]</a></sup>.</p>
<ol class="references"><li id="cite_note-a-1"><span class="mw-cite-backlink"><a href="#cite_ref-a_1-0">^</a></span> <span class="reference-text">كتاب المدن، ص 9</span></li></ol>"""
