<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AccountRow</name>
    <message>
        <source>接通</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>断开</source>
        <translation>Disconnect</translation>
    </message>
</context>
<context>
    <name>AccountSheet</name>
    <message>
        <source>不改了</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>不接了</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>接通</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
</context>
<context>
    <name>AddMemberSheet</name>
    <message>
        <source>新增会员</source>
        <translation>Add member</translation>
    </message>
    <message>
        <source>没有就留空</source>
        <translation>Leave empty if none</translation>
    </message>
    <message>
        <source>长期有效</source>
        <translation>No expiry</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>卡号</source>
        <translation>Card no.</translation>
    </message>
    <message>
        <source>期初积分</source>
        <translation>Opening points</translation>
    </message>
    <message>
        <source>有效到</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>加一个收货地址</source>
        <translation>Add a delivery address</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>要是整数，比如 500</source>
        <translation>Use a whole number, e.g. 500</translation>
    </message>
    <message>
        <source>日期写成 2027-06-30 这样</source>
        <translation>Write the date like 2027-06-30</translation>
    </message>
    <message>
        <source>有期限就要有积分</source>
        <translation>An expiry date needs points</translation>
    </message>
</context>
<context>
    <name>AddPhotosSheet</name>
    <message>
        <source>给售后 {0} 加照片</source>
        <translation>Add photos to {0}</translation>
    </message>
    <message>
        <source>封存在客人的钥匙下，看一次记一次；客人资料清除时一起删掉</source>
        <translation>Sealed under the customer&apos;s key, each look on record; deleted with the customer&apos;s data</translation>
    </message>
    <message>
        <source>不加了</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>加照片</source>
        <translation>Add photos</translation>
    </message>
    <message>
        <source>正在保存照片</source>
        <translation>Saving photo</translation>
    </message>
    <message>
        <source>加 {0} 张照片</source>
        <translation>Add photos: {0}</translation>
    </message>
</context>
<context>
    <name>AddSheet</name>
    <message>
        <source>分类</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>不加了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存并上架</source>
        <translation>Save and put on sale</translation>
    </message>
    <message>
        <source>填好价格，这里就告诉你会加什么</source>
        <translation>Fill in the price to see what will be added</translation>
    </message>
    <message>
        <source>{0}，{1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>多一个分类「{0}」</source>
        <translation>A new category {0}</translation>
    </message>
    <message>
        <source>期初 {0} 件记进库存流水</source>
        <translation>Opening stock of {0} goes into the stock ledger</translation>
    </message>
    <message>
        <source>没有库存，入库以后才卖得了</source>
        <translation>No stock: nothing can be sold until goods come in</translation>
    </message>
    <message>
        <source>马上在售</source>
        <translation>On sale at once</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>周敏</source>
        <translation>Zhou Min</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>2 到 40 个小写字母、数字、点或下划线，以后不能改</source>
        <translation>2 to 40 lowercase letters, digits, dots or underscores; can&apos;t be changed later</translation>
    </message>
    <message>
        <source>添加并生成激活码</source>
        <translation>Add and create activation code</translation>
    </message>
    <message>
        <source>正在生成激活码</source>
        <translation>Creating activation code</translation>
    </message>
</context>
<context>
    <name>AddressLine</name>
    <message>
        <source>显示这个地址</source>
        <translation>Reveal this address</translation>
    </message>
</context>
<context>
    <name>AddressPart</name>
    <message>
        <source>3  收货地址</source>
        <translation>3  Delivery address</translation>
    </message>
    <message>
        <source>换一个地址</source>
        <translation>Another address</translation>
    </message>
    <message>
        <source>新地址</source>
        <translation>New address</translation>
    </message>
    <message>
        <source>用以前的地址</source>
        <translation>Use a saved address</translation>
    </message>
    <message>
        <source>都是不用寄的商品，不用地址。自提的凭提货码取，卡密和充值的付款后办</source>
        <translation>Nothing is sent by parcel, so no address is needed. Pick-ups need the code, codes and top-ups follow once paid</translation>
    </message>
    <message>
        <source>选好会员后，可以用以前的地址，或填新地址</source>
        <translation>Once a member is chosen, use a saved address or enter a new one</translation>
    </message>
    <message>
        <source>代客下单，核对地址</source>
        <translation>Order for a member, check address</translation>
    </message>
</context>
<context>
    <name>AddressSheet</name>
    <message>
        <source>打印地址标签 {0} 张</source>
        <translation>Print {0} address labels</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>{0} × {1} 毫米</source>
        <translation>{0} × {1} mm</translation>
    </message>
    <message>
        <source>标签大小</source>
        <translation>Label size</translation>
    </message>
    <message>
        <source>打印地址标签</source>
        <translation>Print address label</translation>
    </message>
</context>
<context>
    <name>AddressesPart</name>
    <message>
        <source>收货地址</source>
        <translation>Delivery addresses</translation>
    </message>
    <message>
        <source>还没有收货地址</source>
        <translation>No delivery addresses yet</translation>
    </message>
</context>
<context>
    <name>AdjustSheet</name>
    <message>
        <source>加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>减</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>加还是减</source>
        <translation>Add or take</translation>
    </message>
    <message>
        <source>不调</source>
        <translation>Don&apos;t adjust</translation>
    </message>
    <message>
        <source>调积分</source>
        <translation>Adjust points</translation>
    </message>
    <message>
        <source>提交，等人批准</source>
        <translation>Submit for approval</translation>
    </message>
    <message>
        <source>调 {0} 积分</source>
        <translation>Adjust by {0} points</translation>
    </message>
    <message>
        <source>{0} 先不入账</source>
        <translation>{0} isn&apos;t booked yet</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>要另一位同事批准</source>
        <translation>Another colleague has to approve</translation>
    </message>
    <message>
        <source>{0} 的积分已调 {1}</source>
        <translation>Points of {0} adjusted by {1}</translation>
    </message>
    <message>
        <source>{0} 的 {1} 积分等人批准</source>
        <translation>{1} points of {0} wait for approval</translation>
    </message>
</context>
<context>
    <name>AllTheSameSheet</name>
    <message>
        <source>没收到货也同意的原因</source>
        <translation>Reason for agreeing without the goods</translation>
    </message>
    <message>
        <source>老客户，照顾一次</source>
        <translation>Good customer, this once</translation>
    </message>
    <message>
        <source>寄回不划算，不用寄了</source>
        <translation>Sending back isn&apos;t worth it</translation>
    </message>
    <message>
        <source>退货在路上丢了</source>
        <translation>Lost on the way back</translation>
    </message>
    <message>
        <source>没收货也同意 {0}</source>
        <translation>Agree without goods {0}</translation>
    </message>
    <message>
        <source>不等退货，往下办</source>
        <translation>Go on without the goods</translation>
    </message>
</context>
<context>
    <name>AmountCard</name>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0} · {1} 笔</source>
        <translation>{0} · orders: {1}</translation>
    </message>
</context>
<context>
    <name>ApproveRefundSheet</name>
    <message>
        <source>同意退款 {0}</source>
        <translation>Approve refund {0}</translation>
    </message>
    <message>
        <source>退完后再登记到账</source>
        <translation>Then record the payout</translation>
    </message>
</context>
<context>
    <name>ApproveSheet</name>
    <message>
        <source>同意售后 {0}</source>
        <translation>Agree to {0}</translation>
    </message>
    <message>
        <source>选填，记在售后进度里</source>
        <translation>Optional, kept in the progress</translation>
    </message>
    <message>
        <source>附言</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>客人有 {0} 天把商品寄回，过了会排到最前面</source>
        <translation>Days for the customer to send the goods back: {0}. After that it moves to the top</translation>
    </message>
    <message>
        <source>同意后还要再退款，钱和积分这一步都不动</source>
        <translation>The refund is the next step; no money or points move now</translation>
    </message>
    <message>
        <source>先不处理</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>同意，去退款</source>
        <translation>Agree, refund next</translation>
    </message>
    <message>
        <source>同意，等退货寄回</source>
        <translation>Agree, wait for goods</translation>
    </message>
</context>
<context>
    <name>AssignManySheet</name>
    <message>
        <source>批量领单</source>
        <translation>Bulk assign</translation>
    </message>
    <message>
        <source>我（{0}）</source>
        <translation>Me ({0})</translation>
    </message>
    <message>
        <source>处理人</source>
        <translation>Assignee</translation>
    </message>
    <message>
        <source>分给</source>
        <translation>Among</translation>
    </message>
    <message>
        <source>平均分给几位同事</source>
        <translation>Shared out among several</translation>
    </message>
    <message>
        <source>{0}，手上 {1} 笔</source>
        <translation>{0}, has {1}</translation>
    </message>
    <message>
        <source>勾选要分给谁</source>
        <translation>Tick who shares</translation>
    </message>
    <message>
        <source>分派 {0} 笔</source>
        <translation>Assign: {0}</translation>
    </message>
    <message>
        <source>选中的 {0} 笔都能分派</source>
        <translation>All {0} selected can be assigned</translation>
    </message>
    <message>
        <source>{0} 笔里 {1} 笔能分派，{2} 笔不能，原因见下</source>
        <translation>Of {0}, {1} can be assigned, {2} cannot; reasons below</translation>
    </message>
    <message>
        <source>{0} 笔已分派</source>
        <translation>{0} assigned</translation>
    </message>
</context>
<context>
    <name>AssignSheet</name>
    <message>
        <source>谁来处理 {0}</source>
        <translation>Who handles {0}</translation>
    </message>
    <message>
        <source>我（{0}）</source>
        <translation>Me ({0})</translation>
    </message>
    <message>
        <source>不指定</source>
        <translation>Unassigned</translation>
    </message>
    <message>
        <source>处理人</source>
        <translation>Assignee</translation>
    </message>
    <message>
        <source>现在归 {0} 处理</source>
        <translation>Now with {0}</translation>
    </message>
    <message>
        <source>现在没有指定处理人</source>
        <translation>No assignee now</translation>
    </message>
    <message>
        <source>不改</source>
        <translation>Keep as is</translation>
    </message>
    <message>
        <source>我来处理</source>
        <translation>I&apos;ll take it</translation>
    </message>
    <message>
        <source>交给 {0}</source>
        <translation>Assign to {0}</translation>
    </message>
    <message>
        <source>不指定处理人</source>
        <translation>Unassign</translation>
    </message>
    <message>
        <source>售后 {0} 归谁处理</source>
        <translation>Who handles {0}</translation>
    </message>
    <message>
        <source>放回待领</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>没人负责</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>交给谁</source>
        <translation>Give to</translation>
    </message>
    <message>
        <source>不转</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>转交</source>
        <translation>Hand over</translation>
    </message>
</context>
<context>
    <name>AuditBar</name>
    <message>
        <source>订单号、会员号</source>
        <translation>Order no., member no.</translation>
    </message>
    <message>
        <source>搜订单号或会员号</source>
        <translation>Search by order no. or member no.</translation>
    </message>
    <message>
        <source>全部员工</source>
        <translation>All staff</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>全部方式</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>怎么看的</source>
        <translation>How viewed</translation>
    </message>
    <message>
        <source>全部日子</source>
        <translation>All days</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>近 7 天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>自选日子</source>
        <translation>Custom days</translation>
    </message>
    <message>
        <source>日子</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>从哪天</source>
        <translation>From date</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>到哪天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>全部动作</source>
        <translation>All actions</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>审计与谁看过</source>
        <translation>Audit &amp; views</translation>
    </message>
    <message>
        <source>只能追加，不能改也不能删</source>
        <translation>Append only: entries can&apos;t be changed or deleted</translation>
    </message>
    <message>
        <source>谁做了</source>
        <translation>Who did what</translation>
    </message>
    <message>
        <source>谁看过</source>
        <translation>Who looked</translation>
    </message>
    <message>
        <source>哪一本</source>
        <translation>Which log</translation>
    </message>
    <message>
        <source>先列出最近 {0} 条，往下还有</source>
        <translation>Latest {0} listed, more below</translation>
    </message>
    <message>
        <source>一共 {0} 条，新的在前</source>
        <translation>{0} in total, newest first</translation>
    </message>
    <message>
        <source>清空条件</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>没有订单号或会员号是 {0}</source>
        <translation>No order no. or member no. is {0}</translation>
    </message>
    <message>
        <source>请写完整的号码</source>
        <translation>Enter the full number</translation>
    </message>
    <message>
        <source>翻了很多条还没有找到</source>
        <translation>Searched many entries, nothing found yet</translation>
    </message>
    <message>
        <source>选个日子或人，缩小些再找</source>
        <translation>Pick days or a person to narrow the search</translation>
    </message>
    <message>
        <source>还没有记录</source>
        <translation>No entries yet</translation>
    </message>
    <message>
        <source>没有符合的记录</source>
        <translation>No matching entries</translation>
    </message>
    <message>
        <source>换个条件，或都清空</source>
        <translation>Change a filter, or clear all</translation>
    </message>
    <message>
        <source>{0} 笔已撤销</source>
        <translation>{0} undone</translation>
    </message>
</context>
<context>
    <name>AutomationPage</name>
    <message>
        <source>自动化</source>
        <translation>Automation</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>做过什么</source>
        <translation>What it did</translation>
    </message>
    <message>
        <source>关掉</source>
        <translation>Switch off</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>新规则</source>
        <translation>New rule</translation>
    </message>
    <message>
        <source>都知道了</source>
        <translation>Mark all read</translation>
    </message>
    <message>
        <source>自动规则</source>
        <translation>Automatic rules</translation>
    </message>
    <message>
        <source>定时任务</source>
        <translation>Scheduled jobs</translation>
    </message>
    <message>
        <source>给我的提醒</source>
        <translation>My notices</translation>
    </message>
    <message>
        <source>写第一条规则</source>
        <translation>Write the first rule</translation>
    </message>
    <message>
        <source>还没有自动规则</source>
        <translation>No automatic rules yet</translation>
    </message>
    <message>
        <source>比如：大额先挂起，48 小时没发出就提醒仓库</source>
        <translation>For instance: hold large orders, or tell the warehouse after 48 hours</translation>
    </message>
    <message>
        <source>还没有跑过</source>
        <translation>Nothing has run yet</translation>
    </message>
    <message>
        <source>打开着程序就会自己做，也可以用 pointsdesk worker</source>
        <translation>They run while the program is open, or with pointsdesk worker</translation>
    </message>
    <message>
        <source>没有提醒</source>
        <translation>No notices</translation>
    </message>
    <message>
        <source>{0} 项任务要看一看</source>
        <translation>Jobs that need a look: {0}</translation>
    </message>
    <message>
        <source>{0} 条规则开着，{1} 条给客人的消息等着发</source>
        <translation>Rules on: {0}; customer messages waiting: {1}</translation>
    </message>
    <message>
        <source>{0} 条规则开着</source>
        <translation>Rules on: {0}</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Switch on</translation>
    </message>
    <message>
        <source>规则「{0}」第 {1} 版发布了</source>
        <translation>Rule &quot;{0}&quot; published, version {1}</translation>
    </message>
    <message>
        <source>规则「{0}」打开了，管以后的事</source>
        <translation>Rule &quot;{0}&quot; is on for what comes from now</translation>
    </message>
    <message>
        <source>规则「{0}」关掉了</source>
        <translation>Rule &quot;{0}&quot; is off</translation>
    </message>
    <message>
        <source>删除规则「{0}」？</source>
        <translation>Delete rule &quot;{0}&quot;?</translation>
    </message>
    <message>
        <source>它做过的事和记录都留着，以后不再管。</source>
        <translation>What it did and its log stay; it does nothing more.</translation>
    </message>
    <message>
        <source>删除规则</source>
        <translation>Delete rule</translation>
    </message>
</context>
<context>
    <name>BalancesPart</name>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>怎么来的</source>
        <translation>Where from</translation>
    </message>
    <message>
        <source>可用</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>冻结</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>待生效</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>欠分</source>
        <translation>Owed</translation>
    </message>
    <message>
        <source>没有可用的积分</source>
        <translation>None available</translation>
    </message>
    <message>
        <source>30 天内到期 {0}</source>
        <translation>{0} expire in 30 days</translation>
    </message>
    <message>
        <source>长期有效</source>
        <translation>No expiry</translation>
    </message>
    <message>
        <source>最早 {0} 到期</source>
        <translation>First expiry {0}</translation>
    </message>
    <message>
        <source>没有订单占用</source>
        <translation>None held by orders</translation>
    </message>
    <message>
        <source>{0} 笔订单占用</source>
        <translation>Orders holding: {0}</translation>
    </message>
    <message>
        <source>没有待生效的</source>
        <translation>None pending</translation>
    </message>
    <message>
        <source>订单完成后生效</source>
        <translation>Usable once completed</translation>
    </message>
    <message>
        <source>{0} 起生效</source>
        <translation>Usable from {0}</translation>
    </message>
    <message>
        <source>下次获得先抵</source>
        <translation>Taken from next earned</translation>
    </message>
    <message>
        <source>没有欠分</source>
        <translation>Nothing owed</translation>
    </message>
</context>
<context>
    <name>Basket</name>
    <message>
        <source>扫条码，或输入品名、编码，加一件商品</source>
        <translation>Scan a barcode, or type a name or code to add an item</translation>
    </message>
    <message>
        <source>加商品</source>
        <translation>Add item</translation>
    </message>
    <message>
        <source>{0} × {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>SKU {0} · {1} · 可售 {2} 件</source>
        <translation>SKU {0} · {1} · {2} available</translation>
    </message>
    <message>
        <source>SKU {0}</source>
        <translation>SKU {0}</translation>
    </message>
    <message>
        <source>可售 {0} 件</source>
        <translation>{0} available</translation>
    </message>
    <message>
        <source>没有这件商品，或已下架</source>
        <translation>No such product, or it is off sale</translation>
    </message>
    <message>
        <source>{0} 的件数</source>
        <translation>Quantity of {0}</translation>
    </message>
    <message>
        <source>去掉 {0}</source>
        <translation>Remove {0}</translation>
    </message>
</context>
<context>
    <name>BoardSkeleton</name>
    <message>
        <source>正在读取</source>
        <translation>Loading</translation>
    </message>
</context>
<context>
    <name>BrandPanel</name>
    <message>
        <source>积分掌柜</source>
        <translation>PointsDesk</translation>
    </message>
    <message>
        <source>PointsDesk</source>
        <translation>积分掌柜</translation>
    </message>
    <message>
        <source>积分商城的后台，
每一分都说得清。</source>
        <translation>Your points mall&apos;s back office,
every point accounted for.</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>六个状态走到底，卡住的自己浮上来</source>
        <translation>Six statuses; stuck orders surface on their own</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>哪来的、哪去的、何时到期，一点就看到</source>
        <translation>Where they came from, where they went and when they expire, one click away</translation>
    </message>
    <message>
        <source>安全</source>
        <translation>Security</translation>
    </message>
    <message>
        <source>谁看过谁的电话，都有记录</source>
        <translation>Every look at a phone number is recorded</translation>
    </message>
</context>
<context>
    <name>BreakSheet</name>
    <message>
        <source>例如 昨晚断电后少记了一条</source>
        <translation>e.g. one entry was lost when the power failed</translation>
    </message>
    <message>
        <source>为什么这样修</source>
        <translation>Why mend it like this</translation>
    </message>
    <message>
        <source>应为</source>
        <translation>Should be</translation>
    </message>
    <message>
        <source>实为</source>
        <translation>Is</translation>
    </message>
    <message>
        <source>对不上的几行</source>
        <translation>Rows that do not agree</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>将会发生</source>
        <translation>What will happen</translation>
    </message>
    <message>
        <source>{0} 已经提了：{1}</source>
        <translation>{0} has proposed it: {1}</translation>
    </message>
    <message>
        <source>原来的记录都不动，另记更正；要第二个人批准才入账</source>
        <translation>No record is changed; corrections are added, once a second person approves</translation>
    </message>
    <message>
        <source>先不</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>驳回</source>
        <translation>Turn down</translation>
    </message>
    <message>
        <source>批准修正</source>
        <translation>Approve the mend</translation>
    </message>
    <message>
        <source>提交修正，等批准</source>
        <translation>Propose the mend</translation>
    </message>
    <message>
        <source>正在提交</source>
        <translation>Sending</translation>
    </message>
</context>
<context>
    <name>BulkActs</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>{0} 笔都撤销了</source>
        <translation>{0} undone</translation>
    </message>
</context>
<context>
    <name>BulkSheet</name>
    <message>
        <source>每笔单独做，一笔不成不影响其他</source>
        <translation>Each order is done on its own; one failure does not affect the others</translation>
    </message>
    <message>
        <source>不了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>选了很多笔，一次做最前面的 {0} 笔；做完了再选，接着做后面的</source>
        <translation>Many are selected; the first {0} are done at a time. Select again afterwards for the next.</translation>
    </message>
    <message>
        <source>选了 {0} 笔，一次做最前面的 {1} 笔；做完了再选，接着做后面的</source>
        <translation>{0} are selected; the first {1} are done at once. Select again afterwards to go on.</translation>
    </message>
    <message>
        <source>正在看哪些能做…</source>
        <translation>Checking what can be done…</translation>
    </message>
    <message>
        <source>正在核对</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>重试 {0} 笔</source>
        <translation>Retry: {0}</translation>
    </message>
    <message>
        <source>{0} 笔没有做</source>
        <translation>{0} not done</translation>
    </message>
    <message>
        <source>没有做的留在选中状态，改好再试</source>
        <translation>Those not done stay selected; fix them and try again</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>CampaignSheet</name>
    <message>
        <source>留空是全部，几个用逗号分开</source>
        <translation>Empty is all; commas between several</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>第一天</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>消费得积分的倍数</source>
        <translation>Multiplier of points earned</translation>
    </message>
    <message>
        <source>150% 就是 1.5 倍</source>
        <translation>150% is 1.5 times</translation>
    </message>
    <message>
        <source>每件另加</source>
        <translation>Extra per unit</translation>
    </message>
    <message>
        <source>商品分类</source>
        <translation>Categories</translation>
    </message>
    <message>
        <source>商品编码</source>
        <translation>SKU codes</translation>
    </message>
    <message>
        <source>会员等级</source>
        <translation>Member tiers</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>日期写成 2027-06-30 这样</source>
        <translation>Write dates like 2027-06-30</translation>
    </message>
    <message>
        <source>比第一天还早</source>
        <translation>Earlier than the first day</translation>
    </message>
</context>
<context>
    <name>CancelLinesSheet</name>
    <message>
        <source>取消部分商品 {0}</source>
        <translation>Cancel lines {0}</translation>
    </message>
    <message>
        <source>取消的件数不能恢复，其余商品照常发货</source>
        <translation>Cancelled units can&apos;t be restored; the rest ships as usual</translation>
    </message>
    <message>
        <source>勾选要取消的商品</source>
        <translation>Select the items to cancel</translation>
    </message>
    <message>
        <source>取消 {0} 件</source>
        <translation>Cancel items: {0}</translation>
    </message>
    <message>
        <source>勾选要取消的商品，这里显示会退回什么</source>
        <translation>Select items to cancel to see what will be given back</translation>
    </message>
    <message>
        <source>取消所选商品</source>
        <translation>Cancel selected items</translation>
    </message>
</context>
<context>
    <name>CancelPaidSheet</name>
    <message>
        <source>取消订单 {0}？</source>
        <translation>Cancel order {0}?</translation>
    </message>
    <message>
        <source>订单取消后不能恢复，会员可以重新下单</source>
        <translation>A cancelled order can&apos;t be restored; the member can order again</translation>
    </message>
</context>
<context>
    <name>CancelUnpaidSheet</name>
    <message>
        <source>取消订单 {0}？</source>
        <translation>Cancel order {0}?</translation>
    </message>
    <message>
        <source>订单取消后不能恢复，会员可以重新下单</source>
        <translation>A cancelled order can&apos;t be restored; the member can order again</translation>
    </message>
    <message>
        <source>取消原因</source>
        <translation>Reason for cancelling</translation>
    </message>
    <message>
        <source>会员不想要了</source>
        <translation>Member no longer wants it</translation>
    </message>
    <message>
        <source>拍错了，重新下单</source>
        <translation>Ordered by mistake, will reorder</translation>
    </message>
    <message>
        <source>一直没有付款</source>
        <translation>Never paid</translation>
    </message>
    <message>
        <source>没有货了</source>
        <translation>Out of stock</translation>
    </message>
    <message>
        <source>保留订单</source>
        <translation>Keep order</translation>
    </message>
    <message>
        <source>取消订单</source>
        <translation>Cancel order</translation>
    </message>
    <message>
        <source>取消订单，解冻 {0} 积分</source>
        <translation>Cancel order, release {0} points</translation>
    </message>
    <message>
        <source>正在取消</source>
        <translation>Cancelling</translation>
    </message>
</context>
<context>
    <name>CarrierSearch</name>
    <message>
        <source>选快递公司</source>
        <translation>Choose a courier</translation>
    </message>
    <message>
        <source>公司名，如 跨越</source>
        <translation>Company name, e.g. Kuayue</translation>
    </message>
    <message>
        <source>找快递公司</source>
        <translation>Find a courier</translation>
    </message>
    <message>
        <source>没有叫这个名字的快递公司</source>
        <translation>No courier by that name</translation>
    </message>
</context>
<context>
    <name>CarriersRow</name>
    <message>
        <source>排第一的</source>
        <translation>Listed first</translation>
    </message>
    <message>
        <source>排第一的快递公司</source>
        <translation>Courier listed first</translation>
    </message>
    <message>
        <source>再加一家</source>
        <translation>Add another</translation>
    </message>
    <message>
        <source>至少留一家</source>
        <translation>Keep at least one</translation>
    </message>
</context>
<context>
    <name>CaseSheet</name>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
</context>
<context>
    <name>ChargeFields</name>
    <message>
        <source>由充值平台充</source>
        <translation>Provider charges</translation>
    </message>
    <message>
        <source>已经充好，登记</source>
        <translation>Done by hand</translation>
    </message>
    <message>
        <source>怎么充</source>
        <translation>How it is charged</translation>
    </message>
    <message>
        <source>手机号、QQ 号或卡号</source>
        <translation>Phone, QQ or card number</translation>
    </message>
    <message>
        <source>下单时给了 {0}，不换就空着</source>
        <translation>Given with the order: {0}. Leave empty to use it</translation>
    </message>
    <message>
        <source>充值平台给的单号</source>
        <translation>The provider&apos;s number</translation>
    </message>
    <message>
        <source>充值账号</source>
        <translation>Account to charge</translation>
    </message>
    <message>
        <source>加密保存，列表里只显示头尾</source>
        <translation>Sealed; lists show its ends only</translation>
    </message>
    <message>
        <source>流水号</source>
        <translation>Transaction no.</translation>
    </message>
    <message>
        <source>先在充值平台充好，再登记。登记后不能撤回</source>
        <translation>Charge it at the provider first, then enter it. It can&apos;t be taken back</translation>
    </message>
    <message>
        <source>{0} 正在由充值平台充，充好自动算发出，不用再提交</source>
        <translation>The provider is charging {0}. It counts as sent once done; don&apos;t submit it again</translation>
    </message>
    <message>
        <source>{0} 上次没充成。{1}</source>
        <translation>{0} was not charged last time. {1}</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>把「{0}」存成图片</source>
        <translation>Save &quot;{0}&quot; as a picture</translation>
    </message>
</context>
<context>
    <name>ChooseFiles</name>
    <message>
        <source>把文件或文件夹拖到这里</source>
        <translation>Drop files or a folder here</translation>
    </message>
    <message>
        <source>CSV、XLSX、XLS 都行，按列名认出是什么表，几个文件可以一起来</source>
        <translation>CSV, XLSX and XLS all work; tables are recognised by column names, several files at once are fine</translation>
    </message>
    <message>
        <source>选文件</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>选文件夹</source>
        <translation>Choose folder</translation>
    </message>
    <message>
        <source>本店模板：订单、会员、商品。导出什么，就能再导入什么</source>
        <translation>Own templates: orders, members, products. Whatever you export can be imported again</translation>
    </message>
    <message>
        <source>mall 商城：oms_order 等数据表，整个文件夹一起拖进来</source>
        <translation>mall shop: tables such as oms_order; drop the whole folder here</translation>
    </message>
    <message>
        <source>UCI Online Retail：英镑发票，C 开头是冲红</source>
        <translation>UCI Online Retail: invoices in pounds; those starting with C are credit notes</translation>
    </message>
    <message>
        <source>选要导入的文件</source>
        <translation>Choose files to import</translation>
    </message>
    <message>
        <source>选一个文件夹</source>
        <translation>Choose a folder</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>激活码 {0}</source>
        <translation>Activation code {0}</translation>
    </message>
    <message>
        <source>账号 {0}</source>
        <translation>Account {0}</translation>
    </message>
    <message>
        <source>{0} 前有效，只能用一次</source>
        <translation>Valid until {0}, works once</translation>
    </message>
    <message>
        <source>当面交给她，别发在群里。她登录时用它当密码，然后换成自己的。</source>
        <translation>Hand it over in person, not in a group chat. They sign in with it as the password, then set their own.</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>交给她了</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>ColumnsPicker</name>
    <message>
        <source>列与排序</source>
        <translation>Columns and sorting</translation>
    </message>
    <message>
        <source>排序</source>
        <translation>Sort by</translation>
    </message>
    <message>
        <source>从大到小</source>
        <translation>High to low</translation>
    </message>
    <message>
        <source>从小到大</source>
        <translation>Low to high</translation>
    </message>
    <message>
        <source>显示的列</source>
        <translation>Columns shown</translation>
    </message>
    <message>
        <source>固定到此列</source>
        <translation>Freeze up to</translation>
    </message>
    <message>
        <source>不固定</source>
        <translation>Freeze nothing</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>输入命令、订单号、会员、商品…</source>
        <translation>Type a command, order no., member, product…</translation>
    </message>
    <message>
        <source>命令</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>选择</source>
        <translation>Select</translation>
    </message>
    <message>
        <source>执行</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>支持拼音首字母</source>
        <translation>Pinyin initials work</translation>
    </message>
    <message>
        <source>没有这样的命令或记录</source>
        <translation>No such command or record</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>转到 订单管理</source>
        <translation>Go to Orders</translation>
    </message>
    <message>
        <source>页面</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>转到 {0}</source>
        <translation>Go to {0}</translation>
    </message>
    <message>
        <source>这里常用</source>
        <translation>Often used here</translation>
    </message>
    <message>
        <source>代客下单</source>
        <translation>New order</translation>
    </message>
    <message>
        <source>导入文件</source>
        <translation>Import files</translation>
    </message>
    <message>
        <source>搜索订单</source>
        <translation>Search orders</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>切换深色 / 浅色</source>
        <translation>Switch dark / light</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>诊断</source>
        <translation>Health check</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>退出登录</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>订单 {0}</source>
        <translation>Order {0}</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>到处都能用</source>
        <translation>Anywhere</translation>
    </message>
    <message>
        <source>命令、订单、会员</source>
        <translation>Commands, orders, members</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>打印：勾选或选中订单的配货单，或这份报表</source>
        <translation>Print slips or this report</translation>
    </message>
    <message>
        <source>这张表</source>
        <translation>This list of keys</translation>
    </message>
    <message>
        <source>列表</source>
        <translation>Lists</translation>
    </message>
    <message>
        <source>下一条</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>上一条</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>打开；在售后里办下一步</source>
        <translation>Open; in after-sales the next step</translation>
    </message>
    <message>
        <source>勾选</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>全部勾选</source>
        <translation>Check all</translation>
    </message>
    <message>
        <source>复制单号</source>
        <translation>Copy order numbers</translation>
    </message>
    <message>
        <source>复制整行，可贴进表格</source>
        <translation>Copy rows for a spreadsheet</translation>
    </message>
    <message>
        <source>对话框</source>
        <translation>Dialogs</translation>
    </message>
    <message>
        <source>做主要的那一步</source>
        <translation>Do the main action</translation>
    </message>
    <message>
        <source>在多行文字里也一样</source>
        <translation>Works in multi-line text too</translation>
    </message>
    <message>
        <source>关上</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>深色 / 浅色</source>
        <translation>Dark / light</translation>
    </message>
</context>
<context>
    <name>CompleteSheet</name>
    <message>
        <source>完成订单 {0}？</source>
        <translation>Complete order {0}?</translation>
    </message>
    <message>
        <source>客人已经收到商品再完成。完成后不能撤回</source>
        <translation>Complete it once the customer has the goods. This can&apos;t be undone</translation>
    </message>
    <message>
        <source>再等等</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>完成订单</source>
        <translation>Complete order</translation>
    </message>
    <message>
        <source>正在完成</source>
        <translation>Completing</translation>
    </message>
</context>
<context>
    <name>ConfirmPaymentSheet</name>
    <message>
        <source>确认收款 {0}</source>
        <translation>Record payment {0}</translation>
    </message>
    <message>
        <source>支付方式</source>
        <translation>Payment method</translation>
    </message>
    <message>
        <source>付款凭证上的流水号</source>
        <translation>Transaction no. on the payment proof</translation>
    </message>
    <message>
        <source>流水号</source>
        <translation>Transaction no.</translation>
    </message>
    <message>
        <source>实收金额</source>
        <translation>Amount received</translation>
    </message>
    <message>
        <source>没有收到</source>
        <translation>Not received</translation>
    </message>
    <message>
        <source>确认收款</source>
        <translation>Record payment</translation>
    </message>
    <message>
        <source>金额写成 12.50 这样</source>
        <translation>Write the amount like 12.50</translation>
    </message>
    <message>
        <source>正在登记收款</source>
        <translation>Recording payment</translation>
    </message>
    <message>
        <source>应付 {0}，填的是 {1}。照此登记只会记为待核实，并提出全额退款</source>
        <translation>Due {0}, entered {1}. Recorded this way it only counts as unverified, and a full refund is proposed</translation>
    </message>
    <message>
        <source>登记 {0}，待核实</source>
        <translation>Record {0}, to be verified</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>CorrectWaybillSheet</name>
    <message>
        <source>更正运单 {0}</source>
        <translation>Correct waybill {0}</translation>
    </message>
    <message>
        <source>不改</source>
        <translation>Keep as is</translation>
    </message>
    <message>
        <source>更正运单</source>
        <translation>Correct waybill</translation>
    </message>
    <message>
        <source>没有可以更正的包裹</source>
        <translation>No parcel to correct</translation>
    </message>
    <message>
        <source>换一个运单号或快递公司，这里显示会改成什么</source>
        <translation>Change the waybill no. or courier to see what it becomes</translation>
    </message>
    <message>
        <source>和原来的一样，没有要改的</source>
        <translation>Same as before, nothing to change</translation>
    </message>
    <message>
        <source>原来 {0} {1}</source>
        <translation>Was {0} {1}</translation>
    </message>
    <message>
        <source>改为 {0} {1}</source>
        <translation>Now {0} {1}</translation>
    </message>
    <message>
        <source>运单</source>
        <translation>Waybill</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>库存、积分和订单状态都不变</source>
        <translation>Stock, points and order status stay the same</translation>
    </message>
</context>
<context>
    <name>CountSheet</name>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>例如 月末盘点、抽查 A 区</source>
        <translation>e.g. month-end count, spot check of area A</translation>
    </message>
    <message>
        <source>不记</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>记下盘点</source>
        <translation>Record stock-take</translation>
    </message>
    <message>
        <source>盘点</source>
        <translation>Stock-take</translation>
    </message>
    <message>
        <source>{0} 种商品，{1} 种相符</source>
        <translation>SKUs: {0}, matching: {1}</translation>
    </message>
    <message>
        <source>盘盈 {0} 件，盘亏 {1} 件</source>
        <translation>Over: {0}, short: {1}</translation>
    </message>
    <message>
        <source>{0} 只有 {1} 件，已预留 {2} 件</source>
        <translation>{0}: {1} on hand, {2} reserved</translation>
    </message>
    <message>
        <source>不够发</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>会列进「不够发」</source>
        <translation>Will be listed under &quot;Short&quot;</translation>
    </message>
    <message>
        <source>记下 {0} 种盘点</source>
        <translation>Record stock-take: {0}</translation>
    </message>
</context>
<context>
    <name>CouponSheet</name>
    <message>
        <source>券码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>减多少</source>
        <translation>Takes off</translation>
    </message>
    <message>
        <source>商品款满</source>
        <translation>Goods of at least</translation>
    </message>
    <message>
        <source>要比 0 多</source>
        <translation>More than 0</translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>经营看板</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>这段时间还没有数字</source>
        <translation>No figures for this period yet</translation>
    </message>
    <message>
        <source>数据截至 {0}，随订单实时更新</source>
        <translation>Data as of {0}, updated live with orders</translation>
    </message>
    <message>
        <source>数据截至 {0}</source>
        <translation>Data as of {0}</translation>
    </message>
    <message>
        <source>再读一次</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>看近 12 个月</source>
        <translation>Last 12 months</translation>
    </message>
    <message>
        <source>没有订单、会员和积分往来。有了第一笔，这里就会出现图表</source>
        <translation>No orders, members or points activity. Charts appear here after the first one</translation>
    </message>
    <message>
        <source>图片已存到 {0}</source>
        <translation>Picture saved to {0}</translation>
    </message>
    <message>
        <source>{0} 写不进去，换个地方再存</source>
        <translation>Can&apos;t write {0}; save it somewhere else</translation>
    </message>
</context>
<context>
    <name>DateEdit</name>
    <message>
        <source>打开日历</source>
        <translation>Open calendar</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
</context>
<context>
    <name>DaysField</name>
    <message>
        <source>下单日期</source>
        <translation>Order date</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>从哪天</source>
        <translation>From date</translation>
    </message>
    <message>
        <source>到哪天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
    <message>
        <source>日期写成 2026-11-16 这样</source>
        <translation>Write the date like 2026-11-16</translation>
    </message>
    <message>
        <source>开始的日期要早于结束的日期</source>
        <translation>The start date must come before the end date</translation>
    </message>
</context>
<context>
    <name>DecisionSheet</name>
    <message>
        <source>{0} 积分入账</source>
        <translation>{0} points are booked</translation>
    </message>
</context>
<context>
    <name>DeedRow</name>
    <message>
        <source>做什么</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>选一位同事</source>
        <translation>Choose a colleague</translation>
    </message>
    <message>
        <source>哪位同事</source>
        <translation>Colleague</translation>
    </message>
    <message>
        <source>优先级</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>写什么</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>不做这件</source>
        <translation>Remove this step</translation>
    </message>
    <message>
        <source>{0}：还没填完</source>
        <translation>Not filled in yet: {0}</translation>
    </message>
    <message>
        <source>挂起的原因</source>
        <translation>Reason for the hold</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>备注，别写客人资料</source>
        <translation>Note, no customer details</translation>
    </message>
    <message>
        <source>告诉同事什么</source>
        <translation>What to tell the colleague</translation>
    </message>
</context>
<context>
    <name>DelayView</name>
    <message>
        <source>近 7 天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>近 90 天</source>
        <translation>Last 90 days</translation>
    </message>
    <message>
        <source>看多久</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>每一步</source>
        <translation>Each step</translation>
    </message>
    <message>
        <source>谁手上</source>
        <translation>With whom</translation>
    </message>
    <message>
        <source>现在几笔、等了多久按此刻算；近来用多久，按这段时间里每步最近走完的一千笔算</source>
        <translation>Waiting now is counted this moment; lately is of the newest thousand orders that left each step in the period</translation>
    </message>
    <message>
        <source>这段时间没有订单往前走</source>
        <translation>No order moved on in this period</translation>
    </message>
    <message>
        <source>最慢的一步：{0}，一半要等 {1}</source>
        <translation>Slowest step: {0}, half of them take {1}</translation>
    </message>
    <message>
        <source>没有订单和异常在等</source>
        <translation>No orders or exceptions are waiting</translation>
    </message>
</context>
<context>
    <name>DemoBuilder</name>
    <message>
        <source>正在准备</source>
        <translation>Getting ready</translation>
    </message>
    <message>
        <source>正在开店</source>
        <translation>Opening the shop</translation>
    </message>
    <message>
        <source>正在写订单</source>
        <translation>Writing orders</translation>
    </message>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>演示店没有搭成：{0}</source>
        <translation>Demo shop was not built: {0}</translation>
    </message>
</context>
<context>
    <name>DensityPicker</name>
    <message>
        <source>行高</source>
        <translation>Row height</translation>
    </message>
    <message>
        <source>紧凑</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>宽松</source>
        <translation>Comfortable</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>重试</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>DisableSheet</name>
    <message>
        <source>离职、休假……</source>
        <translation>Left the shop, on leave…</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign-in</translation>
    </message>
    <message>
        <source>她打开着的窗口马上锁上，进不来了</source>
        <translation>Their open windows lock at once and they can&apos;t get in</translation>
    </message>
    <message>
        <source>钥匙</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>数据密钥收回，她的密码作废</source>
        <translation>The data key is taken back and their password no longer works</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>她做过的都还在，要她回来就重新启用</source>
        <translation>What they did stays; enable them again if they return</translation>
    </message>
    <message>
        <source>不停用</source>
        <translation>Keep enabled</translation>
    </message>
    <message>
        <source>停用 {0}</source>
        <translation>Disable {0}</translation>
    </message>
    <message>
        <source>正在停用</source>
        <translation>Disabling</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>已放回列表</source>
        <translation>Back in the list</translation>
    </message>
    <message>
        <source>已交出，谁都可以领</source>
        <translation>Given back, anybody may take it</translation>
    </message>
    <message>
        <source>{0} 件归你处理</source>
        <translation>Yours now: {0}</translation>
    </message>
    <message>
        <source>{0} 件归你处理，{1} 件已经有人在办</source>
        <translation>Yours now: {0}; with somebody else: {1}</translation>
    </message>
    <message>
        <source>{0} 件先放着，到时再提醒</source>
        <translation>Put off until then: {0}</translation>
    </message>
    <message>
        <source>{0} 件已转交</source>
        <translation>Handed over: {0}</translation>
    </message>
    <message>
        <source>{0} 件处理完了</source>
        <translation>Dealt with: {0}</translation>
    </message>
    <message>
        <source>已复制 {0}，也记下了你联系过</source>
        <translation>Copied {0}; your contact is on record</translation>
    </message>
    <message>
        <source>打开订单看电话</source>
        <translation>Open order for phone</translation>
    </message>
    <message>
        <source>几秒钟里会再问一次支付渠道</source>
        <translation>The payment provider is asked again within seconds</translation>
    </message>
    <message>
        <source>{0} 要导入卡密，请店主或店长来做</source>
        <translation>{0} needs card codes imported: ask the owner or the manager</translation>
    </message>
    <message>
        <source>已入库，等货的订单会自己往下走</source>
        <translation>Received; orders that waited for it go on by themselves</translation>
    </message>
    <message>
        <source>{0}不平</source>
        <translation>{0} out of balance</translation>
    </message>
    <message>
        <source>修正已提交，等第二个人批准</source>
        <translation>The mend is proposed and waits for a second person</translation>
    </message>
    <message>
        <source>已修正，这处对上了</source>
        <translation>Mended: this adds up again</translation>
    </message>
    <message>
        <source>已驳回，什么都没动</source>
        <translation>Turned down, nothing was changed</translation>
    </message>
</context>
<context>
    <name>DropRefundSheet</name>
    <message>
        <source>不退款 {0}</source>
        <translation>No refund {0}</translation>
    </message>
    <message>
        <source>不退款的原因</source>
        <translation>Reason for no refund</translation>
    </message>
    <message>
        <source>会员同意不退</source>
        <translation>Member agrees to no refund</translation>
    </message>
    <message>
        <source>核实后付款无误</source>
        <translation>Payment checked and correct</translation>
    </message>
    <message>
        <source>已经用别的方式退过</source>
        <translation>Already refunded another way</translation>
    </message>
    <message>
        <source>不退这 {0}</source>
        <translation>Don&apos;t refund {0}</translation>
    </message>
    <message>
        <source>作罢后不能恢复</source>
        <translation>Can&apos;t be restored</translation>
    </message>
</context>
<context>
    <name>EditMemberSheet</name>
    <message>
        <source>修改资料</source>
        <translation>Edit details</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>生日</source>
        <translation>Birthday</translation>
    </message>
    <message>
        <source>留空的不改。改了的连同原来的一起加密留底</source>
        <translation>Blank fields stay unchanged. Changes are kept encrypted along with the old values</translation>
    </message>
    <message>
        <source>你的账号没有数据密钥，只能改等级</source>
        <translation>Your account has no data key; you can only change the tier</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存资料</source>
        <translation>Save details</translation>
    </message>
    <message>
        <source>没有电话</source>
        <translation>No phone</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>On file</translation>
    </message>
    <message>
        <source>没有登记</source>
        <translation>Not on file</translation>
    </message>
    <message>
        <source>日期写成 1990-05-01 这样</source>
        <translation>Write the date like 1990-05-01</translation>
    </message>
</context>
<context>
    <name>EditSheet</name>
    <message>
        <source>修改订单 {0}</source>
        <translation>Edit order {0}</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>收货地址</source>
        <translation>Delivery address</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>改什么</source>
        <translation>What to change</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>保存修改</source>
        <translation>Save changes</translation>
    </message>
    <message>
        <source>填入原地址</source>
        <translation>Fill in current address</translation>
    </message>
    <message>
        <source>订单备注</source>
        <translation>Order note</translation>
    </message>
    <message>
        <source>会员或客服下单时写的话</source>
        <translation>What the member or staff wrote when ordering</translation>
    </message>
    <message>
        <source>新地址，还没填完</source>
        <translation>A new address, not complete yet</translation>
    </message>
    <message>
        <source>正在保存修改</source>
        <translation>Saving changes</translation>
    </message>
    <message>
        <source>{0} 积分 → {1} 积分</source>
        <translation>{0} pts → {1} pts</translation>
    </message>
    <message>
        <source>应付 {0} → {1}</source>
        <translation>Due {0} → {1}</translation>
    </message>
    <message>
        <source>价格</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>寄到</source>
        <translation>Deliver to</translation>
    </message>
    <message>
        <source>改为「{0}」</source>
        <translation>Change to &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>保存修改，应付 {0}</source>
        <translation>Save changes, due {0}</translation>
    </message>
    <message>
        <source>保存修改，退还 {0} 积分和 {1}</source>
        <translation>Save changes, return {0} points and {1}</translation>
    </message>
    <message>
        <source>保存修改，退还 {0} 积分</source>
        <translation>Save changes, return {0} points</translation>
    </message>
    <message>
        <source>保存修改，退款 {0}</source>
        <translation>Save changes, refund {0}</translation>
    </message>
    <message>
        <source>改了什么，这里就显示会发生什么</source>
        <translation>Change something to see what will happen</translation>
    </message>
    <message>
        <source>都留了对方的，没有要保存的了。关掉就行</source>
        <translation>You kept theirs everywhere, nothing is left to save. Just close this</translation>
    </message>
    <message>
        <source>什么都没有改</source>
        <translation>Nothing was changed</translation>
    </message>
    <message>
        <source>现在寄给 {0}</source>
        <translation>Now going to {0}</translation>
    </message>
    <message>
        <source>现在没有收货地址</source>
        <translation>No delivery address now</translation>
    </message>
    <message>
        <source>最多 {0} 个字，多了 {1} 个</source>
        <translation>At most {0} characters, {1} too many</translation>
    </message>
    <message>
        <source>修改收货地址</source>
        <translation>Edit delivery address</translation>
    </message>
</context>
<context>
    <name>Emptiness</name>
    <message>
        <source>没有符合条件的订单</source>
        <translation>No matching orders</translation>
    </message>
    <message>
        <source>没有读到订单</source>
        <translation>Orders were not loaded</translation>
    </message>
    <message>
        <source>自己选日期</source>
        <translation>Choose days</translation>
    </message>
    <message>
        <source>选一段日子，只在里面找</source>
        <translation>Choose a span of days to look in</translation>
    </message>
    <message>
        <source>选短一点的日子，或者再加一个条件</source>
        <translation>Choose fewer days, or add a condition</translation>
    </message>
    <message>
        <source>要翻的订单太多，没有查完</source>
        <translation>Too many orders to look through, so this was not finished</translation>
    </message>
    <message>
        <source>代客下单</source>
        <translation>New order</translation>
    </message>
    <message>
        <source>导入订单</source>
        <translation>Import orders</translation>
    </message>
    <message>
        <source>还没有订单</source>
        <translation>No orders yet</translation>
    </message>
    <message>
        <source>客人下单后会出现在这里</source>
        <translation>Orders appear here once customers place them</translation>
    </message>
    <message>
        <source>清空筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>就有 {0} 笔</source>
        <translation>{0} found</translation>
    </message>
    <message>
        <source>改按下单时间</source>
        <translation>Sort by order time</translation>
    </message>
    <message>
        <source>这样排序只列有这个时间的订单</source>
        <translation>This sort only lists orders that have this time</translation>
    </message>
</context>
<context>
    <name>EntriesPart</name>
    <message>
        <source>积分流水</source>
        <translation>Points ledger</translation>
    </message>
    <message>
        <source>再看 20 条</source>
        <translation>Show 20 more</translation>
    </message>
    <message>
        <source>还没有积分进出</source>
        <translation>No points activity yet</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>可用余 {0}</source>
        <translation>Available {0}</translation>
    </message>
</context>
<context>
    <name>EntryPane</name>
    <message>
        <source>对什么</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>电脑</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>会话</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>第 {0} 次登录，{1} 起</source>
        <translation>Sign-in {0}, since {1}</translation>
    </message>
    <message>
        <source>打开订单</source>
        <translation>Open order</translation>
    </message>
    <message>
        <source>打开会员</source>
        <translation>Open member</translation>
    </message>
    <message>
        <source>撤销这一批 {0} 笔</source>
        <translation>Undo this bulk act: {0}</translation>
    </message>
    <message>
        <source>看的是</source>
        <translation>Viewed</translation>
    </message>
    <message>
        <source>都有哪些</source>
        <translation>Which ones</translation>
    </message>
    <message>
        <source>{0} 个</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>先记下这一条，才显示了资料</source>
        <translation>This entry was written before the details were shown</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>改了什么</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>{0} → {1}</source>
        <translation>{0} → {1}</translation>
    </message>
    <message>
        <source>去掉 {0}</source>
        <translation>Remove {0}</translation>
    </message>
    <message>
        <source>前后 5 分钟</source>
        <translation>5 minutes around it</translation>
    </message>
    <message>
        <source>没有别的</source>
        <translation>Nothing else</translation>
    </message>
    <message>
        <source>这条记录</source>
        <translation>This entry</translation>
    </message>
    <message>
        <source>第 {0} 条</source>
        <translation>No. {0}</translation>
    </message>
    <message>
        <source>完好</source>
        <translation>Intact</translation>
    </message>
    <message>
        <source>被改过</source>
        <translation>Altered</translation>
    </message>
    <message>
        <source>已入链</source>
        <translation>In the chain</translation>
    </message>
    <message>
        <source>等下一次封存</source>
        <translation>Awaiting next seal</translation>
    </message>
    <message>
        <source>封存</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>这次登录里</source>
        <translation>In this session</translation>
    </message>
    <message>
        <source>第 {0} 步</source>
        <translation>Step {0}</translation>
    </message>
    <message>
        <source>命令</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>内容和当时写下的对不上，有人直接改过数据库。请保留现场，运行核对</source>
        <translation>The content does not match what was written: someone changed the database directly. Leave everything as it is and run the audit check</translation>
    </message>
</context>
<context>
    <name>EraseSheet</name>
    <message>
        <source>清除 {0} 的个人资料</source>
        <translation>Erase {0}&apos;s personal data</translation>
    </message>
    <message>
        <source>清除以后谁也找不回来，撤销不了，备份里也不会再有</source>
        <translation>Erased data can&apos;t be recovered by anyone or undone, and restored backups forget it too</translation>
    </message>
    <message>
        <source>将会发生</source>
        <translation>What will happen</translation>
    </message>
    <message>
        <source>比如：本人来电要求删除</source>
        <translation>e.g. the member asked by phone</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>再输一遍会员号，免得清错人</source>
        <translation>Type the account again, so that it is the right member</translation>
    </message>
    <message>
        <source>不清除</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>清除个人资料</source>
        <translation>Erase personal data</translation>
    </message>
    <message>
        <source>姓名、电话、生日、卡号、备注和标签</source>
        <translation>Name, phone, birthday, card no., notes and tags</translation>
    </message>
    <message>
        <source>{0} 个收件人和地址</source>
        <translation>Recipients and addresses: {0}</translation>
    </message>
    <message>
        <source>{0} 笔订单上的客户留言和备注</source>
        <translation>Customer remarks and notes on orders: {0}</translation>
    </message>
    <message>
        <source>订单的金额、商品和日期，积分和库存流水，谁做过什么</source>
        <translation>Amounts, goods and dates of orders, points and stock ledgers, who did what</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Erased</translation>
    </message>
    <message>
        <source>留下</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>要和 {0} 一样</source>
        <translation>Must be {0}</translation>
    </message>
    <message>
        <source>正在清除</source>
        <translation>Erasing</translation>
    </message>
</context>
<context>
    <name>EvidencePart</name>
    <message>
        <source>凭证</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>看 {0} 张照片</source>
        <translation>Open photos: {0}</translation>
    </message>
    <message>
        <source>你的角色不能看照片</source>
        <translation>Your role can&apos;t see photos</translation>
    </message>
    <message>
        <source>没有照片</source>
        <translation>No photos</translation>
    </message>
    <message>
        <source>照片 {0}</source>
        <translation>Photo {0}</translation>
    </message>
    <message>
        <source>照片 {0}，没打开</source>
        <translation>Photo {0}, not opened</translation>
    </message>
    <message>
        <source>打开会记进「谁看过」</source>
        <translation>Opening goes on record</translation>
    </message>
</context>
<context>
    <name>ExceptionPane</name>
    <message>
        <source>全部操作</source>
        <translation>All acts</translation>
    </message>
    <message>
        <source>同一地址的其他订单</source>
        <translation>Other orders to this address</translation>
    </message>
    <message>
        <source>已等</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>怎么了结的</source>
        <translation>Ended by</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>{0}，{1} 就该处理</source>
        <translation>{0} · was due: {1}</translation>
    </message>
    <message>
        <source>{0} 前处理</source>
        <translation>{0} at the latest</translation>
    </message>
    <message>
        <source>{0}，{1} 前处理</source>
        <translation>{0} · due: {1}</translation>
    </message>
    <message>
        <source>多急</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>没人领</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>放到</source>
        <translation>Put off until</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>现金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>付款</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>算这单的</source>
        <translation>For this order</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>问过 {0} 次：{1}</source>
        <translation>Asked {0}×: {1}</translation>
    </message>
    <message>
        <source>还没有轨迹</source>
        <translation>No stations yet</translation>
    </message>
    <message>
        <source>在库</source>
        <translation>On hand</translation>
    </message>
    <message>
        <source>预留</source>
        <translation>Reserved</translation>
    </message>
    <message>
        <source>还缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>谁在等</source>
        <translation>Who waits</translation>
    </message>
    <message>
        <source>{0} 件 {1}</source>
        <translation>Qty {0}, {1}</translation>
    </message>
    <message>
        <source>积着的通知</source>
        <translation>Waiting events</translation>
    </message>
    <message>
        <source>最早的一千条里</source>
        <translation>of the oldest thousand</translation>
    </message>
    <message>
        <source>{0} 条</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>核对{0}</source>
        <translation>Check: {0}</translation>
    </message>
    <message>
        <source>应为</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>实为</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>可以另记一笔修正，由第二个人批准</source>
        <translation>An added correction can mend it, once a second person approves</translation>
    </message>
    <message>
        <source>做过什么</source>
        <translation>What was done</translation>
    </message>
</context>
<context>
    <name>ExceptionsPage</name>
    <message>
        <source>异常</source>
        <translation>Exceptions</translation>
    </message>
    <message>
        <source>从最急的开始</source>
        <translation>Start with the most urgent</translation>
    </message>
    <message>
        <source>等批准的修正</source>
        <translation>Mends to approve</translation>
    </message>
    <message>
        <source>延误</source>
        <translation>Delays</translation>
    </message>
    <message>
        <source>哪一类</source>
        <translation>Which kind</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>稍后</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>已了结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>看哪些</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>我来处理</source>
        <translation>Take it</translation>
    </message>
    <message>
        <source>稍后提醒</source>
        <translation>Remind me later</translation>
    </message>
    <message>
        <source>看全部待处理</source>
        <translation>All open ones</translation>
    </message>
    <message>
        <source>没有要人处理的</source>
        <translation>Nothing needs a person</translation>
    </message>
    <message>
        <source>订单都在自己往前走</source>
        <translation>Orders move on by themselves</translation>
    </message>
    <message>
        <source>你手上没有异常</source>
        <translation>You have no exceptions</translation>
    </message>
    <message>
        <source>可以从待处理里领</source>
        <translation>Take some from the open ones</translation>
    </message>
    <message>
        <source>没有先放着的</source>
        <translation>Nothing is put off</translation>
    </message>
    <message>
        <source>这一类没有</source>
        <translation>None of this kind</translation>
    </message>
    <message>
        <source>{0} 件要人处理，{1} 件紧急，{2} 件在你手上，{3} 件先放着</source>
        <translation>{0} open, {1} urgent, {2} yours, {3} put off</translation>
    </message>
    <message>
        <source>没有要人处理的，{0} 件先放着</source>
        <translation>Nothing open, {0} put off</translation>
    </message>
    <message>
        <source>选了 {0} 件</source>
        <translation>{0} selected</translation>
    </message>
</context>
<context>
    <name>ExportChild</name>
    <message>
        <source>导出中断了，没有留下文件。再试一次</source>
        <translation>The export broke off and left no file. Try again</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>导出列表</source>
        <translation>Export list</translation>
    </message>
    <message>
        <source>为什么导出</source>
        <translation>Why export</translation>
    </message>
    <message>
        <source>文件格式</source>
        <translation>File format</translation>
    </message>
    <message>
        <source>换个位置</source>
        <translation>Change location</translation>
    </message>
    <message>
        <source>存到</source>
        <translation>Save to</translation>
    </message>
    <message>
        <source>正在导出</source>
        <translation>Exporting</translation>
    </message>
    <message>
        <source>不导</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>停下了，没有留下文件</source>
        <translation>Stopped, no file was kept</translation>
    </message>
    <message>
        <source>存到哪里</source>
        <translation>Where to save</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Eye</name>
    <message>
        <source>遮住</source>
        <translation>Mask</translation>
    </message>
</context>
<context>
    <name>FastRefundSheet</name>
    <message>
        <source>快速退款 {0}</source>
        <translation>Quick refund {0}</translation>
    </message>
    <message>
        <source>先不退</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>连积分值 {0} 以内才能这样一步退完，商品不用寄回；更贵的走「申请售后」</source>
        <translation>Only up to {0}, points counted too; the goods aren&apos;t sent back. For more, ask for an after-sale</translation>
    </message>
    <message>
        <source>也退运费</source>
        <translation>Refund freight too</translation>
    </message>
    <message>
        <source>{0} 退回{1}</source>
        <translation>{0} back by {1}</translation>
    </message>
    <message>
        <source>在你的权限内，直接批准</source>
        <translation>Within your limit, approved at once</translation>
    </message>
    <message>
        <source>售后</source>
        <translation>After-sales</translation>
    </message>
    <message>
        <source>申请、同意、退款一次办完</source>
        <translation>Asked for, agreed and refunded at once</translation>
    </message>
    <message>
        <source>正在退款</source>
        <translation>Refunding</translation>
    </message>
    <message>
        <source>退还 {0} 积分和 {1}</source>
        <translation>Return {0} points and {1}</translation>
    </message>
    <message>
        <source>退还 {0} 积分</source>
        <translation>Return {0} points</translation>
    </message>
    <message>
        <source>退款 {0}</source>
        <translation>Refund {0}</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>必填</source>
        <translation>Required</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>搜索订单</source>
        <translation>Search orders</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>列与排序</source>
        <translation>Columns and sorting</translation>
    </message>
    <message>
        <source>行高</source>
        <translation>Row height</translation>
    </message>
    <message>
        <source>筛选 {0}</source>
        <translation>Filter {0}</translation>
    </message>
    <message>
        <source>继续搜索…</source>
        <translation>Search within…</translation>
    </message>
    <message>
        <source>单号、会员、电话尾号、商品，或条件如 待发货 积分&gt;5000 上周</source>
        <translation>Number, member, phone ending, item, or conditions such as: to ship points&gt;5000 last week</translation>
    </message>
    <message>
        <source>如 {0}</source>
        <translation>such as {0}</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>积分从 / 到</source>
        <translation>Points from / to</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>现金从 / 到</source>
        <translation>Cash from / to</translation>
    </message>
    <message>
        <source>下单渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>全部渠道</source>
        <translation>All channels</translation>
    </message>
    <message>
        <source>会员等级</source>
        <translation>Member tier</translation>
    </message>
    <message>
        <source>全部等级</source>
        <translation>All tiers</translation>
    </message>
    <message>
        <source>商品分类</source>
        <translation>Product category</translation>
    </message>
    <message>
        <source>全部分类</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>支付方式</source>
        <translation>Payment method</translation>
    </message>
    <message>
        <source>全部方式</source>
        <translation>All methods</translation>
    </message>
    <message>
        <source>支付状态</source>
        <translation>Payment status</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>All statuses</translation>
    </message>
    <message>
        <source>快递公司</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>全部快递</source>
        <translation>All couriers</translation>
    </message>
    <message>
        <source>领单人</source>
        <translation>Assignee</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>售后中</source>
        <translation>Return open</translation>
    </message>
    <message>
        <source>发货超时</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>已打印</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>全部清空</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>存为视图</source>
        <translation>Save as view</translation>
    </message>
    <message>
        <source>显示订单</source>
        <translation>Show orders</translation>
    </message>
    <message>
        <source>没人领单</source>
        <translation>Unassigned</translation>
    </message>
    <message>
        <source>先改好标红的条件</source>
        <translation>Fix the filters marked red first</translation>
    </message>
    <message>
        <source>显示 {0} 笔订单</source>
        <translation>Show orders: {0}</translation>
    </message>
</context>
<context>
    <name>FindOrderSheet</name>
    <message>
        <source>新建售后</source>
        <translation>New after-sale</translation>
    </message>
    <message>
        <source>哪一笔订单的售后</source>
        <translation>Which order is it for</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order no.</translation>
    </message>
    <message>
        <source>只记得电话或姓名？在订单管理里搜到订单，再从它的「更多」申请</source>
        <translation>Only a phone or a name? Find the order on the order page and ask from its menu</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>请填订单号</source>
        <translation>Enter the order number</translation>
    </message>
    <message>
        <source>正在找订单</source>
        <translation>Looking for the order</translation>
    </message>
</context>
<context>
    <name>FirstMinute</name>
    <message>
        <source>第 {0} 步，共 {1} 步</source>
        <translation>Step {0} of {1}</translation>
    </message>
    <message>
        <source>正在打开</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>正在看那个位置</source>
        <translation>Checking the place</translation>
    </message>
    <message>
        <source>那里已经有一家店：{0}</source>
        <translation>There is a shop already: {0}</translation>
    </message>
    <message>
        <source>正在开店</source>
        <translation>Founding the shop</translation>
    </message>
</context>
<context>
    <name>FirstPassword</name>
    <message>
        <source>设一个自己的密码</source>
        <translation>Set your own password</translation>
    </message>
    <message>
        <source>激活码只能用这一次。以后用新密码登录，谁也看不到它。</source>
        <translation>The activation code works only this once. From now on sign in with the new password; nobody else can see it.</translation>
    </message>
    <message>
        <source>激活码或现在的密码</source>
        <translation>Activation code or current password</translation>
    </message>
    <message>
        <source>至少 12 个字，可以是一句话</source>
        <translation>At least 12 characters, a sentence is fine</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Enter it again</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>保存并登录</source>
        <translation>Save and sign in</translation>
    </message>
    <message>
        <source>填店主给你的激活码</source>
        <translation>Enter the activation code from the Owner</translation>
    </message>
    <message>
        <source>还差 {0} 个字</source>
        <translation>Characters still needed: {0}</translation>
    </message>
    <message>
        <source>不能和激活码一样</source>
        <translation>Must differ from the activation code</translation>
    </message>
    <message>
        <source>两次输入的不一样</source>
        <translation>The two entries differ</translation>
    </message>
</context>
<context>
    <name>FlowsCard</name>
    <message>
        <source>积分流向</source>
        <translation>Points flow</translation>
    </message>
    <message>
        <source>发放</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>{0} · 较{1}</source>
        <translation>{0} · vs {1}</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>全部操作</source>
        <translation>All actions</translation>
    </message>
</context>
<context>
    <name>ForecastSheet</name>
    <message>
        <source>每月到期</source>
        <translation>Expiring by month</translation>
    </message>
    <message>
        <source>每月到期的积分</source>
        <translation>Points expiring by month</translation>
    </message>
    <message>
        <source>12 个月里没有要到期的</source>
        <translation>Nothing expires in 12 months</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>可用</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>冻结</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>待生效</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>欠分</source>
        <translation>Debt</translation>
    </message>
    <message>
        <source>有积分的会员</source>
        <translation>Members with points</translation>
    </message>
    <message>
        <source>合计折合</source>
        <translation>Worth in all</translation>
    </message>
    <message>
        <source>可用、冻结和待生效按现行规则（第 {0} 版）{1} 积分抵 1 元折算，欠分不抵</source>
        <translation>Available, frozen and pending at {1} points for 1 yuan by today&apos;s rules (version {0}); debt isn&apos;t set off</translation>
    </message>
    <message>
        <source>12 个月里 {0}</source>
        <translation>{0} in 12 months</translation>
    </message>
    <message>
        <source>{0} 积分到期</source>
        <translation>{0} points expire</translation>
    </message>
    <message>
        <source>12 个月里 {0} 积分到期</source>
        <translation>{0} points expire in 12 months</translation>
    </message>
    <message>
        <source>今晚清零 {0}</source>
        <translation>Tonight {0}</translation>
    </message>
    <message>
        <source>更晚到期 {0}</source>
        <translation>Later {0}</translation>
    </message>
    <message>
        <source>长期有效 {0}</source>
        <translation>Without expiry {0}</translation>
    </message>
</context>
<context>
    <name>GoodsCard</name>
    <message>
        <source>件数</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>热门商品按</source>
        <translation>Top products by</translation>
    </message>
    <message>
        <source>热门商品</source>
        <translation>Top products</translation>
    </message>
    <message>
        <source>这段时间没有卖出商品</source>
        <translation>No products sold in this period</translation>
    </message>
    <message>
        <source>{0} 件</source>
        <translation>{0} sold</translation>
    </message>
</context>
<context>
    <name>GoodsPage</name>
    <message>
        <source>商品与库存</source>
        <translation>Products &amp; stock</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>盘点</source>
        <translation>Stock-take</translation>
    </message>
    <message>
        <source>新增商品</source>
        <translation>Add product</translation>
    </message>
    <message>
        <source>搜品名、编码、规格、条码、拼音首字母</source>
        <translation>Search name, code, variant, barcode, pinyin initials</translation>
    </message>
    <message>
        <source>搜索商品</source>
        <translation>Search products</translation>
    </message>
    <message>
        <source>全部分类</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>就有 {0} 种</source>
        <translation>{0} found</translation>
    </message>
    <message>
        <source>没有分类</source>
        <translation>No category</translation>
    </message>
    <message>
        <source>重试</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>{0} 种在售</source>
        <translation>On sale: {0}</translation>
    </message>
    <message>
        <source>{0} · {1} 种低库存</source>
        <translation>{0} · low stock: {1}</translation>
    </message>
    <message>
        <source>没有符合条件的商品</source>
        <translation>No matching products</translation>
    </message>
    <message>
        <source>还没有商品</source>
        <translation>No products yet</translation>
    </message>
    <message>
        <source>加上第一件，或导入商品表格</source>
        <translation>Add the first one, or import a product sheet</translation>
    </message>
    <message>
        <source>请店主或店长来加</source>
        <translation>Ask the Owner or a Manager to add some</translation>
    </message>
    <message>
        <source>已选 {0} 种，可以一起入库或盘点</source>
        <translation>{0} selected, can be received or counted together</translation>
    </message>
    <message>
        <source>共 {0} 种</source>
        <translation>Total: {0}</translation>
    </message>
    <message>
        <source>已列出 {0} 种，往下还有</source>
        <translation>{0} listed, more below</translation>
    </message>
    <message>
        <source>已入库</source>
        <translation>Stock received</translation>
    </message>
    <message>
        <source>盘点已记账</source>
        <translation>Stock-take recorded</translation>
    </message>
    <message>
        <source>商品已上架</source>
        <translation>Product is on sale</translation>
    </message>
    <message>
        <source>卡密已作废</source>
        <translation>Card codes voided</translation>
    </message>
    <message>
        <source>报损已记账</source>
        <translation>Write-off recorded</translation>
    </message>
    <message>
        <source>规格已保存</source>
        <translation>SKU saved</translation>
    </message>
    <message>
        <source>商品已保存</source>
        <translation>Product saved</translation>
    </message>
    <message>
        <source>规格已上架</source>
        <translation>SKU is on sale</translation>
    </message>
    <message>
        <source>图片已保存</source>
        <translation>Picture saved</translation>
    </message>
</context>
<context>
    <name>GoodsPane</name>
    <message>
        <source>商品详情</source>
        <translation>Product details</translation>
    </message>
    <message>
        <source>换图片</source>
        <translation>Change picture</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>这件商品的其他规格</source>
        <translation>Other SKUs of this product</translation>
    </message>
    <message>
        <source>加规格</source>
        <translation>Add SKU</translation>
    </message>
    <message>
        <source>库存流水</source>
        <translation>Stock ledger</translation>
    </message>
    <message>
        <source>新的在前</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>更早的</source>
        <translation>Older</translation>
    </message>
    <message>
        <source>编码 {0}</source>
        <translation>Code {0}</translation>
    </message>
    <message>
        <source>加图片</source>
        <translation>Add picture</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>每人限兑</source>
        <translation>Limit per member</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source>{0} 件</source>
        <translation>Qty {0}</translation>
    </message>
    <message>
        <source>条码</source>
        <translation>Barcode</translation>
    </message>
    <message>
        <source>只有这一种规格</source>
        <translation>This is the only SKU</translation>
    </message>
    <message>
        <source>导入卡密</source>
        <translation>Import card codes</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>盘点</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>报损</source>
        <translation>Write off</translation>
    </message>
    <message>
        <source>改规格</source>
        <translation>Edit SKU</translation>
    </message>
    <message>
        <source>改商品</source>
        <translation>Edit product</translation>
    </message>
    <message>
        <source>在库</source>
        <translation>On hand</translation>
    </message>
    <message>
        <source>预留</source>
        <translation>Reserved</translation>
    </message>
    <message>
        <source>可售</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>残次</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>没有设</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>低库存线</source>
        <translation>Low stock at</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>已预留的还差 {0} 件，补货或和客人商量</source>
        <translation>Reserved orders are short of {0}; restock or contact the customers</translation>
    </message>
    <message>
        <source>已发 {0} · 作废 {1}</source>
        <translation>{0} issued · {1} void</translation>
    </message>
    <message>
        <source>卡密</source>
        <translation>Card code</translation>
    </message>
    <message>
        <source>{0} 个，最早 {1}</source>
        <translation>{0}, first on {1}</translation>
    </message>
    <message>
        <source>{0} 天内到期</source>
        <translation>Expire within {0} days</translation>
    </message>
    <message>
        <source>可售 {0} · {1}</source>
        <translation>Available {0} · {1}</translation>
    </message>
    <message>
        <source>在库 {0}</source>
        <translation>On hand {0}</translation>
    </message>
    <message>
        <source>预留 {0}</source>
        <translation>Res. {0}</translation>
    </message>
    <message>
        <source>残次 {0}</source>
        <translation>Damaged {0}</translation>
    </message>
    <message>
        <source>余 {0} · 预留 {1}</source>
        <translation>{0} left · {1} res.</translation>
    </message>
</context>
<context>
    <name>GoodsPart</name>
    <message>
        <source>商品</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>{0} 件</source>
        <translation>Qty {0}</translation>
    </message>
    <message>
        <source>展开全部 {0} 种商品</source>
        <translation>Show all {0} products</translation>
    </message>
    <message>
        <source>没有商品明细</source>
        <translation>No item details</translation>
    </message>
    <message>
        <source>导入的文件里没有商品明细，整单发货</source>
        <translation>The imported file has no item details; the order ships as a whole</translation>
    </message>
    <message>
        <source>{0} × {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>+ {0}</source>
        <translation>+ {0}</translation>
    </message>
    <message>
        <source>SKU {0}</source>
        <translation>SKU {0}</translation>
    </message>
    <message>
        <source>在库 {0} 件</source>
        <translation>{0} on hand</translation>
    </message>
    <message>
        <source>「{0}」</source>
        <translation>&quot;{0}&quot;</translation>
    </message>
    <message>
        <source>买 {0} 件退 {1} 件</source>
        <translation>{1} of {0} bought</translation>
    </message>
    <message>
        <source>{0} 件还没发</source>
        <translation>{0} not shipped</translation>
    </message>
    <message>
        <source>可售 {0}</source>
        <translation>sellable {0}</translation>
    </message>
    <message>
        <source>残次 {0}</source>
        <translation>damaged {0}</translation>
    </message>
    <message>
        <source>不入库 {0}</source>
        <translation>kept out {0}</translation>
    </message>
</context>
<context>
    <name>GrantFromSheet</name>
    <message>
        <source>存下没送的行</source>
        <translation>Save the rows not given</translation>
    </message>
    <message>
        <source>存一张空表格</source>
        <translation>Save an empty sheet</translation>
    </message>
    <message>
        <source>不送</source>
        <translation>Don&apos;t give</translation>
    </message>
    <message>
        <source>换一个文件</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>接着送</source>
        <translation>Go on giving</translation>
    </message>
    <message>
        <source>批次</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>同名的一批再来一次，送过的行不会再送</source>
        <translation>A batch of the same name gives no row twice</translation>
    </message>
    <message>
        <source>送不了的行</source>
        <translation>Rows that get nothing</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>每行的结果</source>
        <translation>Result per row</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>选送积分的表格</source>
        <translation>Choose a sheet of points</translation>
    </message>
    <message>
        <source>正在读表格</source>
        <translation>Reading the sheet</translation>
    </message>
    <message>
        <source>会员号（或卡号）、积分、原因</source>
        <translation>member (or card), points, reason</translation>
    </message>
    <message>
        <source>正在核对每一行…</source>
        <translation>Checking every row…</translation>
    </message>
    <message>
        <source>{0} 行里没有一行能送</source>
        <translation>None of {0} rows can be given</translation>
    </message>
    <message>
        <source>{0} 行里 {1} 行能送：共 {2} 积分，给 {3} 位会员</source>
        <translation>{1} of {0} rows can be given: {2} points in all, members: {3}</translation>
    </message>
    <message>
        <source>{0} 行这一批送过，不再送</source>
        <translation>{0} were given by this batch before</translation>
    </message>
    <message>
        <source>{0} 行送不了，原因如下</source>
        <translation>Rows that get nothing: {0}</translation>
    </message>
    <message>
        <source>送出 {0} 笔，共 {1} 积分</source>
        <translation>Give {0} rows, {1} points</translation>
    </message>
    <message>
        <source>正在送积分</source>
        <translation>Giving points</translation>
    </message>
    <message>
        <source>按表格送出 {0} 笔，共 {1} 积分</source>
        <translation>Given by sheet: {0} rows, {1} points</translation>
    </message>
    <message>
        <source>已送出 {0} 笔，共 {1} 积分</source>
        <translation>Given: {0} rows, {1} points</translation>
    </message>
    <message>
        <source>{0} 行这一批以前送过</source>
        <translation>given before: {0}</translation>
    </message>
    <message>
        <source>{0} 行没有送</source>
        <translation>not given: {0}</translation>
    </message>
    <message>
        <source>没送的</source>
        <translation>not given</translation>
    </message>
    <message>
        <source>存好了：{0}</source>
        <translation>Saved: {0}</translation>
    </message>
    <message>
        <source>送积分</source>
        <translation>Points to give</translation>
    </message>
    <message>
        <source>空表格存到哪里</source>
        <translation>Save the empty sheet to</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>GrantSheet</name>
    <message>
        <source>按规则</source>
        <translation>By the rules</translation>
    </message>
    <message>
        <source>有效到</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>留空就按现行规则</source>
        <translation>Leave empty for today&apos;s rules</translation>
    </message>
    <message>
        <source>不送</source>
        <translation>Don&apos;t give</translation>
    </message>
    <message>
        <source>送积分</source>
        <translation>Give points</translation>
    </message>
    <message>
        <source>日期写成 2027-06-30 这样</source>
        <translation>Write dates like 2027-06-30</translation>
    </message>
    <message>
        <source>送 {0} 积分</source>
        <translation>Give {0} points</translation>
    </message>
    <message>
        <source>已送 {0} 积分给 {1}</source>
        <translation>{0} points given to {1}</translation>
    </message>
</context>
<context>
    <name>GroupBox</name>
    <message>
        <source>全部满足</source>
        <translation>All of these</translation>
    </message>
    <message>
        <source>满足一个就行</source>
        <translation>Any of these</translation>
    </message>
    <message>
        <source>条件怎么合</source>
        <translation>How conditions combine</translation>
    </message>
    <message>
        <source>去掉这一组</source>
        <translation>Remove this group</translation>
    </message>
    <message>
        <source>没有条件：每一笔都算</source>
        <translation>No conditions: every order counts</translation>
    </message>
    <message>
        <source>加条件</source>
        <translation>Add condition</translation>
    </message>
    <message>
        <source>加一组</source>
        <translation>Add group</translation>
    </message>
</context>
<context>
    <name>HabitsPart</name>
    <message>
        <source>习惯</source>
        <translation>Habits</translation>
    </message>
    <message>
        <source>按最近 {0} 笔</source>
        <translation>Last {0} orders</translation>
    </message>
    <message>
        <source>还没有下过单</source>
        <translation>No orders placed yet</translation>
    </message>
    <message>
        <source>首单</source>
        <translation>First order</translation>
    </message>
    <message>
        <source>最近一单</source>
        <translation>Last order</translation>
    </message>
    <message>
        <source>{0} 笔，实付 {1}</source>
        <translation>{0}, paid {1}</translation>
    </message>
    <message>
        <source>累计</source>
        <translation>All orders</translation>
    </message>
    <message>
        <source>近 {0} 天</source>
        <translation>Last {0} days</translation>
    </message>
    <message>
        <source>{0} 笔</source>
        <translation>Orders: {0}</translation>
    </message>
    <message>
        <source>{0} 积分 + {1}</source>
        <translation>{0} pts + {1}</translation>
    </message>
    <message>
        <source>平均每单</source>
        <translation>Per order</translation>
    </message>
    <message>
        <source>{0}{1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>常在</source>
        <translation>Usually on</translation>
    </message>
    <message>
        <source>爱买</source>
        <translation>Often buys</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>{0} 笔，占 {1}%</source>
        <translation>{0} ({1}%)</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>复制单号</source>
        <translation>Copy order no.</translation>
    </message>
    <message>
        <source>全部操作</source>
        <translation>All actions</translation>
    </message>
    <message>
        <source>关闭详情</source>
        <translation>Close details</translation>
    </message>
</context>
<context>
    <name>HealthSheet</name>
    <message>
        <source>诊断</source>
        <translation>Health check</translation>
    </message>
    <message>
        <source>这台电脑和数据库；不看任何客人的资料</source>
        <translation>This PC and the database. Nobody&apos;s data is looked at.</translation>
    </message>
    <message>
        <source>再看一次</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>存报告…</source>
        <translation>Save a report…</translation>
    </message>
    <message>
        <source>关上</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正在看…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>诊断 {0}.txt</source>
        <translation>health check {0}.txt</translation>
    </message>
    <message>
        <source>报告存到哪里</source>
        <translation>Where to save the report</translation>
    </message>
    <message>
        <source>文本 (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>存好了：{0}</source>
        <translation>Saved: {0}</translation>
    </message>
</context>
<context>
    <name>Hiding</name>
    <message>
        <source>条件：</source>
        <translation>Filters:</translation>
    </message>
    <message>
        <source>清除条件</source>
        <translation>Clear filters</translation>
    </message>
</context>
<context>
    <name>HoldManySheet</name>
    <message>
        <source>批量挂起</source>
        <translation>Bulk hold</translation>
    </message>
    <message>
        <source>挂起原因</source>
        <translation>Reason for hold</translation>
    </message>
    <message>
        <source>等补货</source>
        <translation>Waiting for restock</translation>
    </message>
    <message>
        <source>等会员确认地址</source>
        <translation>Waiting for member to confirm address</translation>
    </message>
    <message>
        <source>订单有疑问，待核实</source>
        <translation>Order in doubt, to be verified</translation>
    </message>
    <message>
        <source>会员指定日期再发</source>
        <translation>Member asked for a later ship date</translation>
    </message>
    <message>
        <source>挂起 {0} 笔</source>
        <translation>Hold: {0}</translation>
    </message>
    <message>
        <source>{0} 笔都能挂起，直到有人解除</source>
        <translation>{0} can be held, until the hold is lifted</translation>
    </message>
    <message>
        <source>{0} 笔里 {1} 笔能挂起，{2} 笔不能，原因见下</source>
        <translation>Of {0}, {1} can be held, {2} cannot; reasons below</translation>
    </message>
    <message>
        <source>{0} 笔已挂起</source>
        <translation>{0} put on hold</translation>
    </message>
</context>
<context>
    <name>HoldSheet</name>
    <message>
        <source>挂起 {0}</source>
        <translation>Hold {0}</translation>
    </message>
    <message>
        <source>挂起原因</source>
        <translation>Reason for hold</translation>
    </message>
    <message>
        <source>等会员确认地址</source>
        <translation>Waiting for member to confirm address</translation>
    </message>
    <message>
        <source>等会员确认颜色规格</source>
        <translation>Member to confirm colour or size</translation>
    </message>
    <message>
        <source>等补货</source>
        <translation>Waiting for restock</translation>
    </message>
    <message>
        <source>订单有疑问，待核实</source>
        <translation>Order in doubt, to be verified</translation>
    </message>
    <message>
        <source>会员指定日期再发</source>
        <translation>Member asked for a later ship date</translation>
    </message>
    <message>
        <source>不定</source>
        <translation>Open-ended</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>3 天后</source>
        <translation>In 3 days</translation>
    </message>
    <message>
        <source>一周后</source>
        <translation>In a week</translation>
    </message>
    <message>
        <source>选日期</source>
        <translation>Pick date</translation>
    </message>
    <message>
        <source>挂起到</source>
        <translation>Hold until</translation>
    </message>
    <message>
        <source>例如 2026-12-01</source>
        <translation>e.g. 2026-12-01</translation>
    </message>
    <message>
        <source>挂起到哪天</source>
        <translation>Hold until which day</translation>
    </message>
    <message>
        <source>到那天早上 9 点。到期后由人解除</source>
        <translation>Until 9:00 that morning. Someone then takes the hold off</translation>
    </message>
    <message>
        <source>不挂起</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>日期写成 2026-12-01 这样</source>
        <translation>Write the date like 2026-12-01</translation>
    </message>
    <message>
        <source>直到有人解除</source>
        <translation>Until someone takes the hold off</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>停下</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>放行、发货、付款期限和自动完成都先等着</source>
        <translation>Release, shipping, payment deadline, auto-completion</translation>
    </message>
    <message>
        <source>照常</source>
        <translation>As usual</translation>
    </message>
    <message>
        <source>付款、取消和备注不受影响</source>
        <translation>Payment, cancelling and notes are not affected</translation>
    </message>
</context>
<context>
    <name>HoursCard</name>
    <message>
        <source>{0} 笔</source>
        <translation>Up to {0}</translation>
    </message>
    <message>
        <source>小时 × 星期，{0}</source>
        <translation>Hour × weekday, {0}</translation>
    </message>
    <message>
        <source>{0} {1}–{2} 时</source>
        <translation>{0} {1}:00–{2}:00</translation>
    </message>
    <message>
        <source>{0} 天共 {1} 笔 · 点开看订单</source>
        <translation>Orders: {1} over {0} days · click to see them</translation>
    </message>
    <message>
        <source>{0} 笔 · 点开看订单</source>
        <translation>Orders: {0} · click to see them</translation>
    </message>
    <message>
        <source>最忙：{0} {1} 时，平均 {2} 笔</source>
        <translation>Busiest: {0} {1}:00, average {2}</translation>
    </message>
</context>
<context>
    <name>ImportCardsSheet</name>
    <message>
        <source>一行一个：卡密，密码，有效期。密码和有效期可以不填</source>
        <translation>One per line: code, password, last day. Password and day may be left out</translation>
    </message>
    <message>
        <source>粘贴卡密</source>
        <translation>Paste card codes</translation>
    </message>
    <message>
        <source>或选 CSV、XLSX，列名写 卡密、密码、有效期</source>
        <translation>Or choose a CSV or XLSX with columns code, password, expires</translation>
    </message>
    <message>
        <source>选文件</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>卡密</source>
        <translation>Card code</translation>
    </message>
    <message>
        <source>不导入</source>
        <translation>Don&apos;t import</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>粘贴或选了文件，这里就告诉你会进多少</source>
        <translation>Paste codes or choose a file, and this says how many will come in</translation>
    </message>
    <message>
        <source>正在加密入库</source>
        <translation>Sealing and storing</translation>
    </message>
    <message>
        <source>{0} 个进过店，跳过</source>
        <translation>{0} known already, skipped</translation>
    </message>
    <message>
        <source>{0} 个已经过期，跳过</source>
        <translation>{0} expired already, skipped</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>导入 {0} 个</source>
        <translation>Import {0}</translation>
    </message>
    <message>
        <source>正在读文件</source>
        <translation>Reading the file</translation>
    </message>
    <message>
        <source>{0}：{1} 个卡密</source>
        <translation>{0}: {1} card codes</translation>
    </message>
    <message>
        <source>卡密、密码、有效期</source>
        <translation>code, password, expires</translation>
    </message>
    <message>
        <source>选卡密文件</source>
        <translation>Choose a file of card codes</translation>
    </message>
</context>
<context>
    <name>ImportChild</name>
    <message>
        <source>导入中断了。已经导入的都在，再选同样的文件会接着做</source>
        <translation>The import was interrupted. What was imported is kept; choose the same files to continue</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>选文件</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>识别与对应</source>
        <translation>Recognise &amp; map</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>撤回这次导入</source>
        <translation>Undo this import</translation>
    </message>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>正在读文件</source>
        <translation>Reading files</translation>
    </message>
    <message>
        <source>正在导入，窗口可以照常用</source>
        <translation>Importing. You can keep using the window</translation>
    </message>
    <message>
        <source>正在撤回</source>
        <translation>Undoing</translation>
    </message>
    <message>
        <source>已经撤回，和导入前一样。有积分的会员留着，积分账不能抹掉</source>
        <translation>Import undone, all is as before. Members who have points stay, because the points ledger cannot be erased</translation>
    </message>
    <message>
        <source>已经停下，导入了的都留着。再选同样的文件，会接着导入剩下的</source>
        <translation>Stopped. What was imported is kept. Choose the same files to import the rest</translation>
    </message>
    <message>
        <source>导入完成。拒绝的行改好后再导入，已经导入的不会重复</source>
        <translation>Import finished. Fix the refused rows and import again; imported rows are not duplicated</translation>
    </message>
    <message>
        <source>拒绝的行存在 {0}，改好后可以直接再导入</source>
        <translation>Refused rows are saved in {0}. Fix them and import that file</translation>
    </message>
    <message>
        <source>已经撤回。{0} 位会员有积分账，留着没动</source>
        <translation>Import undone. Members with a points ledger were left as they are: {0}</translation>
    </message>
    <message>
        <source>已经撤回，和导入前一样</source>
        <translation>Import undone, all is as before</translation>
    </message>
    <message>
        <source>拒绝的行存到哪里</source>
        <translation>Save refused rows to</translation>
    </message>
    <message>
        <source>拒绝的行.csv</source>
        <translation>Refused rows.csv</translation>
    </message>
    <message>
        <source>正在写文件</source>
        <translation>Writing file</translation>
    </message>
    <message>
        <source>导入 {0} 笔</source>
        <translation>Import orders: {0}</translation>
    </message>
    <message>
        <source>导入 {0} 条</source>
        <translation>Import rows: {0}</translation>
    </message>
    <message>
        <source>来源「{0}」。导入的是历史订单：金额照文件，不动积分、库存与限兑</source>
        <translation>Source &quot;{0}&quot;. These are past orders: amounts as in the file; points, stock and limits are not touched</translation>
    </message>
    <message>
        <source>来源「{0}」</source>
        <translation>Source &quot;{0}&quot;</translation>
    </message>
</context>
<context>
    <name>JoinSheet</name>
    <message>
        <source>让另一台电脑加入</source>
        <translation>Let another PC join</translation>
    </message>
    <message>
        <source>做一个加入文件，拿到那台电脑上，第一次打开时选它</source>
        <translation>Make a join file, take it to that PC and choose it at its first start</translation>
    </message>
    <message>
        <source>别的电脑要验的那一张</source>
        <translation>The one that other PCs check</translation>
    </message>
    <message>
        <source>别的电脑怎么找到这台服务器</source>
        <translation>How other PCs find this server</translation>
    </message>
    <message>
        <source>数据库就在这台电脑上，填它在店里的地址</source>
        <translation>The database is on this PC: enter its address in your network</translation>
    </message>
    <message>
        <source>签发证书的机构（文件）</source>
        <translation>Certificate authority (file)</translation>
    </message>
    <message>
        <source>选证书…</source>
        <translation>Choose certificate…</translation>
    </message>
    <message>
        <source>里面有</source>
        <translation>Contains</translation>
    </message>
    <message>
        <source>数据库地址、店里的数据库账号和店的密钥，口令锁着</source>
        <translation>The database&apos;s address, the shop&apos;s login there and the shop&apos;s key, locked by a passphrase</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>{0} 小时，用完就删掉文件</source>
        <translation>{0} hours; delete the file once it was used</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign-in</translation>
    </message>
    <message>
        <source>那台电脑上的人照样要用自己的账号登录</source>
        <translation>People at that PC still sign in with their own accounts</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>谁做的、哪台电脑用了，都记进审计</source>
        <translation>Who made it and which PC used it go into the audit</translation>
    </message>
    <message>
        <source>不做了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>存到哪里…</source>
        <translation>Save to…</translation>
    </message>
    <message>
        <source>加入文件存到哪里</source>
        <translation>Where to save the join file</translation>
    </message>
    <message>
        <source>加入文件 (*.pdjoin)</source>
        <translation>Join file (*.pdjoin)</translation>
    </message>
    <message>
        <source>{0} 加入.pdjoin</source>
        <translation>{0} join.pdjoin</translation>
    </message>
    <message>
        <source>正在做</source>
        <translation>Making the file</translation>
    </message>
    <message>
        <source>加入文件的口令</source>
        <translation>Passphrase of the join file</translation>
    </message>
    <message>
        <source>只显示这一次，关上就看不到了</source>
        <translation>Shown only this once; it cannot be seen again after closing</translation>
    </message>
</context>
<context>
    <name>JoinStep</name>
    <message>
        <source>用加入文件</source>
        <translation>Use a join file</translation>
    </message>
    <message>
        <source>请店主在店里的电脑上做一个：设置，让另一台电脑加入。24 小时内有效</source>
        <translation>The owner makes one on a PC of the shop: Settings, Let another PC join. Valid for 24 hours</translation>
    </message>
    <message>
        <source>加入这家店</source>
        <translation>Join this shop</translation>
    </message>
    <message>
        <source>选文件，或拖到这里</source>
        <translation>Choose a file or drop it here</translation>
    </message>
    <message>
        <source>加入文件</source>
        <translation>Join file</translation>
    </message>
    <message>
        <source>做文件时显示的口令</source>
        <translation>Passphrase shown with the file</translation>
    </message>
    <message>
        <source>大小写、横线都没关系</source>
        <translation>Capitals and dashes do not matter</translation>
    </message>
    <message>
        <source>选文件…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>没有加入文件？填服务器地址，用恢复单或开新店</source>
        <translation>No join file? Enter the server, use the sheet or open a new shop</translation>
    </message>
    <message>
        <source>选加入文件</source>
        <translation>Choose the join file</translation>
    </message>
    <message>
        <source>填做文件时显示的口令</source>
        <translation>Enter the passphrase shown with the file</translation>
    </message>
    <message>
        <source>正在加入</source>
        <translation>Joining</translation>
    </message>
    <message>
        <source>加入文件 (*.pdjoin)</source>
        <translation>Join file (*.pdjoin)</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>上次没有正常退出，已回到当时的地方</source>
        <translation>The program ended unexpectedly last time. You are back where you were</translation>
    </message>
    <message>
        <source>存一份经过</source>
        <translation>Save a report</translation>
    </message>
    <message>
        <source>{0} 的「{1}」还没写完</source>
        <translation>{0}: &quot;{1}&quot; was not finished</translation>
    </message>
    <message>
        <source>接着写</source>
        <translation>Go on writing</translation>
    </message>
    <message>
        <source>积分掌柜的经过.txt</source>
        <translation>PointsDesk report.txt</translation>
    </message>
    <message>
        <source>经过存到哪里</source>
        <translation>Where to save the report</translation>
    </message>
    <message>
        <source>文本 (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>经过存在 {0}，里面没有客人的资料</source>
        <translation>The report is saved at {0}. It holds nothing about customers</translation>
    </message>
    <message>
        <source>存不下来，换一个地方再存</source>
        <translation>Could not save it there. Choose another place</translation>
    </message>
</context>
<context>
    <name>KeysHelp</name>
    <message>
        <source>快捷键</source>
        <translation>Shortcuts</translation>
    </message>
</context>
<context>
    <name>KpiRow</name>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>订单金额</source>
        <translation>Order value</translation>
    </message>
    <message>
        <source>客单价</source>
        <translation>Avg. order</translation>
    </message>
    <message>
        <source>使用积分</source>
        <translation>Points used</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refunds</translation>
    </message>
    <message>
        <source>新会员</source>
        <translation>Joined</translation>
    </message>
    <message>
        <source>{0} 笔</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0} 人</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0}，{1} 笔退款</source>
        <translation>{0}, refunds: {1}</translation>
    </message>
</context>
<context>
    <name>LabelSheet</name>
    <message>
        <source>打印面单 {0} 张</source>
        <translation>Print labels: {0}</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>打印面单</source>
        <translation>Print labels</translation>
    </message>
</context>
<context>
    <name>LeafRow</name>
    <message>
        <source>看什么</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>怎么比</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>去掉这个条件</source>
        <translation>Remove this condition</translation>
    </message>
    <message>
        <source>{0}要填数</source>
        <translation>{0} needs a number</translation>
    </message>
    <message>
        <source>{0}还没填</source>
        <translation>{0} isn&apos;t filled in</translation>
    </message>
    <message>
        <source>成立</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>不成立</source>
        <translation>no</translation>
    </message>
    <message>
        <source>值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>pts</translation>
    </message>
    <message>
        <source>笔</source>
        <translation>orders</translation>
    </message>
    <message>
        <source>天</source>
        <translation>days</translation>
    </message>
    <message>
        <source>件</source>
        <translation>pcs</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>可抵扣</source>
        <translation>Pts ok</translation>
    </message>
    <message>
        <source>{0} 的数量</source>
        <translation>Quantity of {0}</translation>
    </message>
    <message>
        <source>去掉 {0}</source>
        <translation>Remove {0}</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source>限 {0}，已兑 {1}</source>
        <translation>Limit {0}, used {1}</translation>
    </message>
</context>
<context>
    <name>LinesPart</name>
    <message>
        <source>2  商品</source>
        <translation>2  Products</translation>
    </message>
    <message>
        <source>扫条码，或输入品名、编码、首字母</source>
        <translation>Scan, or type name, code, initials</translation>
    </message>
    <message>
        <source>加商品</source>
        <translation>Add item</translation>
    </message>
    <message>
        <source>还没有商品。扫条码或输入品名，按 Enter 加入</source>
        <translation>No products yet. Scan a barcode or type a name, Enter adds it</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>单价 / 库存</source>
        <translation>Price / stock</translation>
    </message>
    <message>
        <source>限兑</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Qty</translation>
    </message>
    <message>
        <source>小计</source>
        <translation>Subtotal</translation>
    </message>
    <message>
        <source>没有「{0}」这件商品，或已下架</source>
        <translation>No product &quot;{0}&quot;, or it is off sale</translation>
    </message>
    <message>
        <source>{0} 种，{1} 件</source>
        <translation>SKUs: {0}, units: {1}</translation>
    </message>
</context>
<context>
    <name>ListFoot</name>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>撤销刚才的批量</source>
        <translation>Undo the last bulk act</translation>
    </message>
    <message>
        <source>复制单号</source>
        <translation>Copy order no.</translation>
    </message>
    <message>
        <source>打印配货单（Ctrl+P）</source>
        <translation>Print packing slips (Ctrl+P)</translation>
    </message>
    <message>
        <source>取消选择</source>
        <translation>Clear selection</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>共 0 笔</source>
        <translation>0 orders</translation>
    </message>
    <message>
        <source>很多笔 · {0}</source>
        <translation>Many orders · {0}</translation>
    </message>
    <message>
        <source>共 {0} 笔 · {1}</source>
        <translation>Orders: {0} · {1}</translation>
    </message>
    <message>
        <source>{0} · 没有合计：太多了，只按状态、下单日期、渠道筛选时才有</source>
        <translation>{0} · no total: so many are summed only by status, days placed and channel</translation>
    </message>
    <message>
        <source>{0} 积分</source>
        <translation>{0} pts</translation>
    </message>
    <message>
        <source>已选 {0} 笔 · 合计 {1} 积分 {2}</source>
        <translation>{0} selected · total {1} pts {2}</translation>
    </message>
    <message>
        <source>已选 {0} 笔</source>
        <translation>{0} selected</translation>
    </message>
    <message>
        <source>已选全部，有很多笔</source>
        <translation>All selected: very many</translation>
    </message>
    <message>
        <source>已选全部 {0} 笔</source>
        <translation>All {0} selected</translation>
    </message>
    <message>
        <source>{0} · 合计 {1} 积分 {2}</source>
        <translation>{0} · {1} points in all {2}</translation>
    </message>
    <message>
        <source>{0} · 没有合计</source>
        <translation>{0} · no total</translation>
    </message>
    <message>
        <source>发货 {0} 笔</source>
        <translation>Ship: {0}</translation>
    </message>
    <message>
        <source>发货</source>
        <translation>Ship</translation>
    </message>
    <message>
        <source>放行 {0} 笔</source>
        <translation>Release: {0}</translation>
    </message>
    <message>
        <source>放行</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>领单</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>优先级</source>
        <translation>Priority</translation>
    </message>
</context>
<context>
    <name>ListPart</name>
    <message>
        <source>重试</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>已复制单号</source>
        <translation>Order no. copied</translation>
    </message>
    <message>
        <source>已复制 {0} 个单号</source>
        <translation>Order nos. copied: {0}</translation>
    </message>
    <message>
        <source>已复制这一行</source>
        <translation>Row copied</translation>
    </message>
    <message>
        <source>已复制 {0} 行</source>
        <translation>{0} rows copied</translation>
    </message>
</context>
<context>
    <name>ListRow</name>
    <message>
        <source>改过</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>加一条</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>正在解锁</source>
        <translation>Unlocking</translation>
    </message>
    <message>
        <source>密码不对</source>
        <translation>Wrong password</translation>
    </message>
</context>
<context>
    <name>LockView</name>
    <message>
        <source>已锁定</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>解锁</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>换人登录</source>
        <translation>Switch user</translation>
    </message>
    <message>
        <source>{0}，已锁定。没保存的都还在</source>
        <translation>{0}, locked. Unsaved work is kept</translation>
    </message>
</context>
<context>
    <name>LogSheet</name>
    <message>
        <source>做过什么</source>
        <translation>What it did</translation>
    </message>
    <message>
        <source>还没有做过什么</source>
        <translation>It hasn&apos;t done anything yet</translation>
    </message>
    <message>
        <source>看完了</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LoginView</name>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>演示店：点一个身份直接进入</source>
        <translation>Demo shop: click a person to enter</translation>
    </message>
    <message>
        <source>先填账号</source>
        <translation>Enter your account first</translation>
    </message>
</context>
<context>
    <name>LooksPart</name>
    <message>
        <source>谁看过</source>
        <translation>Who looked</translation>
    </message>
    <message>
        <source>全部 {0} 次</source>
        <translation>All views: {0}</translation>
    </message>
    <message>
        <source>还没有人打开过</source>
        <translation>Nobody has looked yet</translation>
    </message>
</context>
<context>
    <name>LooksSheet</name>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>电脑</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>谁看过</source>
        <translation>Who looked</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LotsCard</name>
    <message>
        <source>积分批次</source>
        <translation>Points lot</translation>
    </message>
    <message>
        <source>原到期日</source>
        <translation>Was to expire</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>退回后</source>
        <translation>After return</translation>
    </message>
    <message>
        <source>合计 {0} 个批次</source>
        <translation>Lots: {0}</translation>
    </message>
    <message>
        <source>可用 {0} → {1}</source>
        <translation>Available {0} → {1}</translation>
    </message>
    <message>
        <source>批次 {0}</source>
        <translation>Lot {0}</translation>
    </message>
    <message>
        <source>长期有效</source>
        <translation>No expiry</translation>
    </message>
    <message>
        <source>已过期，新批次 {0} 到期</source>
        <translation>Expired; new lot until {0}</translation>
    </message>
    <message>
        <source>回到原批次</source>
        <translation>Back to its lot</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>积分掌柜</source>
        <translation>PointsDesk</translation>
    </message>
    <message>
        <source>{0} · 积分掌柜</source>
        <translation>{0} · PointsDesk</translation>
    </message>
    <message>
        <source>上次没有正常退出，登录后回到当时的地方</source>
        <translation>The program ended unexpectedly last time. After signing in you are back where you were</translation>
    </message>
    <message>
        <source>正在打开店铺</source>
        <translation>Opening the shop</translation>
    </message>
    <message>
        <source>{0} 已连接</source>
        <translation>{0} connected</translation>
    </message>
    <message>
        <source>本机 {0}</source>
        <translation>This PC: {0}</translation>
    </message>
    <message>
        <source>不保存，换语言</source>
        <translation>Discard and switch language</translation>
    </message>
    <message>
        <source>不保存，关闭</source>
        <translation>Close, don&apos;t save</translation>
    </message>
</context>
<context>
    <name>MemberBar</name>
    <message>
        <source>会员号、卡号、手机尾号、姓名…</source>
        <translation>Account, card no., phone tail, name…</translation>
    </message>
    <message>
        <source>搜索会员</source>
        <translation>Search members</translation>
    </message>
    <message>
        <source>全部等级</source>
        <translation>All tiers</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>排序</source>
        <translation>Sort by</translation>
    </message>
    <message>
        <source>按 Enter 用电话查找，会记入「谁看过」</source>
        <translation>Enter looks up by phone; this is recorded in &quot;Who looked&quot;</translation>
    </message>
</context>
<context>
    <name>MemberCard</name>
    <message>
        <source>复制会员号</source>
        <translation>Copy account</translation>
    </message>
    <message>
        <source>关闭会员卡</source>
        <translation>Close member card</translation>
    </message>
    <message>
        <source>积分：送、调、合并</source>
        <translation>Points: give, adjust, merge</translation>
    </message>
    <message>
        <source>什么时候到期</source>
        <translation>When they expire</translation>
    </message>
    <message>
        <source>清除个人资料</source>
        <translation>Erase personal data</translation>
    </message>
    <message>
        <source>修改资料</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>全部订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>在列表里按 O 也可以</source>
        <translation>Or press O in the list</translation>
    </message>
    <message>
        <source>代客下单</source>
        <translation>New order</translation>
    </message>
    <message>
        <source>会员卡 {0}</source>
        <translation>Member card {0}</translation>
    </message>
    <message>
        <source>资料已按本人要求在 {0} 清除，找不回来；账目都还在</source>
        <translation>Personal data was erased at the member&apos;s request ({0}) and cannot be restored; the ledgers are intact</translation>
    </message>
    <message>
        <source>已合并到 {0}，新的积分和订单都记在那边</source>
        <translation>Merged into {0}; new points and orders are kept there</translation>
    </message>
    <message>
        <source>去看</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>可用</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>换人</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>{0} 积分</source>
        <translation>{0} pts</translation>
    </message>
    <message>
        <source>冻结 {0}</source>
        <translation>Frozen {0}</translation>
    </message>
    <message>
        <source>待生效 {0}</source>
        <translation>Pending {0}</translation>
    </message>
    <message>
        <source>欠分 {0}</source>
        <translation>Owed {0}</translation>
    </message>
</context>
<context>
    <name>MemberPart</name>
    <message>
        <source>会员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>导入的订单，没有对上会员</source>
        <translation>Imported order, matched to no member</translation>
    </message>
    <message>
        <source>{0}+ 笔订单</source>
        <translation>{0}+ orders</translation>
    </message>
    <message>
        <source>{0} 笔订单</source>
        <translation>Orders: {0}</translation>
    </message>
    <message>
        <source>会员卡</source>
        <translation>Member card</translation>
    </message>
    <message>
        <source>可用</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>冻结</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>待生效</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>欠分</source>
        <translation>Owed</translation>
    </message>
    <message>
        <source>{0} 积分</source>
        <translation>{0} pts</translation>
    </message>
    <message>
        <source>1  会员</source>
        <translation>1  Member</translation>
    </message>
    <message>
        <source>没找到？新增会员</source>
        <translation>Not found? Add member</translation>
    </message>
    <message>
        <source>手机尾号、会员号、卡号、姓名或拼音首字母</source>
        <translation>Phone tail, account, card no., name or pinyin initials</translation>
    </message>
    <message>
        <source>查找会员</source>
        <translation>Find member</translation>
    </message>
    <message>
        <source>按 Enter 用电话查找，会记入「谁看过」</source>
        <translation>Enter looks up by phone; this is recorded in &quot;Who looked&quot;</translation>
    </message>
    <message>
        <source>没有找到「{0}」，可以新增会员</source>
        <translation>&quot;{0}&quot; not found. You can add a member</translation>
    </message>
    <message>
        <source>没有找到「{0}」。核对号码，或点右上角新增会员</source>
        <translation>&quot;{0}&quot; not found. Check the number, or add a member at the top right</translation>
    </message>
</context>
<context>
    <name>MemberSheet</name>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>正在核对电话</source>
        <translation>Checking phone</translation>
    </message>
    <message>
        <source>这个电话已有会员 {0} {1}。真是两个人合用，就再保存一次</source>
        <translation>Member {0} {1} has this phone already. If two people share it, save once more</translation>
    </message>
    <message>
        <source>打开 {0}</source>
        <translation>Open {0}</translation>
    </message>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>电话不完整</source>
        <translation>Phone is incomplete</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>会员与积分</source>
        <translation>Members &amp; points</translation>
    </message>
    <message>
        <source>新增会员</source>
        <translation>Add member</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>有欠分</source>
        <translation>Owes points</translation>
    </message>
    <message>
        <source>30 天内有积分到期</source>
        <translation>Points expire in 30 days</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>你的角色按会员号、卡号和手机尾号找</source>
        <translation>Your role finds members by account, card no. or phone tail</translation>
    </message>
    <message>
        <source>核对号码，或换成手机尾号、会员号再找</source>
        <translation>Check the number, or search by phone tail or account</translation>
    </message>
    <message>
        <source>没有符合条件的会员</source>
        <translation>No members match</translation>
    </message>
    <message>
        <source>就有 {0} 位</source>
        <translation>{0} found</translation>
    </message>
    <message>
        <source>还没有会员</source>
        <translation>No members yet</translation>
    </message>
    <message>
        <source>新增或导入后会出现在这里</source>
        <translation>Members you add or import appear here</translation>
    </message>
    <message>
        <source>共 {0} 位 · {1}</source>
        <translation>Members: {0} · {1}</translation>
    </message>
    <message>
        <source>没有读到会员</source>
        <translation>Members could not be loaded</translation>
    </message>
    <message>
        <source>重试</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>按表格送积分</source>
        <translation>Points by sheet</translation>
    </message>
    <message>
        <source>已新增会员 {0} {1}</source>
        <translation>Member {0} {1} added</translation>
    </message>
    <message>
        <source>已保存 {0} 的资料</source>
        <translation>Details of {0} saved</translation>
    </message>
    <message>
        <source>{0} 的个人资料已清除</source>
        <translation>Personal data of {0} erased</translation>
    </message>
</context>
<context>
    <name>MergeSheet</name>
    <message>
        <source>会员号、卡号或手机号</source>
        <translation>Account, card or phone number</translation>
    </message>
    <message>
        <source>合并到谁</source>
        <translation>Merge into</translation>
    </message>
    <message>
        <source>比如：同一个人注册了两次</source>
        <translation>For example: one person signed up twice</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>不合并</source>
        <translation>Don&apos;t merge</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>没有找到别的会员</source>
        <translation>No other member found</translation>
    </message>
    <message>
        <source>选好另一位，这里就告诉你积分和订单会怎么变</source>
        <translation>Choose the other member to see what becomes of points and orders</translation>
    </message>
    <message>
        <source>先找到另一位会员</source>
        <translation>Find the other member first</translation>
    </message>
    <message>
        <source>{0} 笔订单归 {1}</source>
        <translation>Orders that go to {1}: {0}</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>{0} 不再单独使用，打开它会去到 {1}</source>
        <translation>{0} is closed; opening it leads to {1}</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>{0} 已合并到 {1}</source>
        <translation>{0} is merged into {1}</translation>
    </message>
</context>
<context>
    <name>Mishaps</name>
    <message>
        <source>出了意外，这一步没有做成。填的内容还在，可以再试</source>
        <translation>Something went wrong and this step was not done. What you entered is kept; try again</translation>
    </message>
    <message>
        <source>{0}。经过记在 {1}</source>
        <translation>{0}. Details are logged in {1}</translation>
    </message>
</context>
<context>
    <name>MoneyPart</name>
    <message>
        <source>积分与金额</source>
        <translation>Points &amp; money</translation>
    </message>
    <message>
        <source>规则 v{0}</source>
        <translation>Rules v{0}</translation>
    </message>
    <message>
        <source>积分冻结</source>
        <translation>Pts frozen</translation>
    </message>
    <message>
        <source>积分已用</source>
        <translation>Pts used</translation>
    </message>
    <message>
        <source>积分，已解冻</source>
        <translation>Pts, released</translation>
    </message>
    <message>
        <source>{0} 个批次</source>
        <translation>Lots: {0}</translation>
    </message>
    <message>
        <source>导入的数，不动积分账</source>
        <translation>Imported figure, not in the points ledger</translation>
    </message>
    <message>
        <source>{0} 积分</source>
        <translation>{0} pts</translation>
    </message>
    <message>
        <source>商品现金 {0} + 运费 {1}</source>
        <translation>Goods {0} + shipping {1}</translation>
    </message>
    <message>
        <source>商品现金</source>
        <translation>Goods cash</translation>
    </message>
    <message>
        <source>优惠券</source>
        <translation>Coupon</translation>
    </message>
    <message>
        <source>积分抵现</source>
        <translation>Points discount</translation>
    </message>
    <message>
        <source>实付</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>应付</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>已退积分</source>
        <translation>Pts returned</translation>
    </message>
    <message>
        <source>退还现金</source>
        <translation>Cash refund</translation>
    </message>
    <message>
        <source>获得</source>
        <translation>Earned</translation>
    </message>
    <message>
        <source>完成 {0} 天后生效</source>
        <translation>Active {0} days after completion</translation>
    </message>
    <message>
        <source>完成后生效</source>
        <translation>Active on completion</translation>
    </message>
    <message>
        <source>预计获得</source>
        <translation>Will earn</translation>
    </message>
    <message>
        <source>退款方案</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>换货不退钱和积分</source>
        <translation>An exchange gives back no money and no points</translation>
    </message>
    <message>
        <source>没有退钱，也没有退积分</source>
        <translation>No money and no points went back</translation>
    </message>
    <message>
        <source>超过你的退款限额</source>
        <translation>Above your refund limit</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>{0}，自动退</source>
        <translation>{0}, by itself</translation>
    </message>
    <message>
        <source>运费</source>
        <translation>Freight</translation>
    </message>
    <message>
        <source>运费，退款时可选</source>
        <translation>Freight, by choice</translation>
    </message>
    <message>
        <source>实收 {0} · 已退和在退 {1}</source>
        <translation>Received {0} · refunded or under way {1}</translation>
    </message>
    <message>
        <source>导入的订单，退款时提议调整 {0} 积分，等第二个人批准</source>
        <translation>Imported order: the refund proposes {0} points, for a second person to approve</translation>
    </message>
    <message>
        <source>积分退回批次</source>
        <translation>Points back to lots</translation>
    </message>
    <message>
        <source>这几件获得的积分撤回</source>
        <translation>Earned points taken back</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>已过期，宽限到 {0}</source>
        <translation>expired, kept until {0}</translation>
    </message>
    <message>
        <source>到期 {0}</source>
        <translation>expires {0}</translation>
    </message>
    <message>
        <source>长期有效</source>
        <translation>no expiry</translation>
    </message>
    <message>
        <source>退回积分</source>
        <translation>Points returned</translation>
    </message>
    <message>
        <source>撤回获得的积分</source>
        <translation>Earned points taken back</translation>
    </message>
    <message>
        <source>含运费 {0}</source>
        <translation>freight {0} included</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>比分摊少退</source>
        <translation>Less than allotted</translation>
    </message>
    <message>
        <source>比分摊多退</source>
        <translation>More than allotted</translation>
    </message>
    <message>
        <source>款项</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>渠道还没说退成没有，会接着问，不会重复退</source>
        <translation>The provider hasn&apos;t said whether it was paid. It is asked again, never paid twice</translation>
    </message>
</context>
<context>
    <name>NameSheet</name>
    <message>
        <source>例如 大额待发货</source>
        <translation>e.g. Large, to ship</translation>
    </message>
    <message>
        <source>视图名</source>
        <translation>View name</translation>
    </message>
    <message>
        <source>全店共享，同事也能选</source>
        <translation>Shared with the shop; colleagues can use it</translation>
    </message>
    <message>
        <source>记下现在的条件、排序和列。搜索框里的文字不会记下</source>
        <translation>Keeps the filters, sort and columns. Text in the search box is not kept</translation>
    </message>
    <message>
        <source>不了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>页面</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>积分掌柜</source>
        <translation>PointsDesk</translation>
    </message>
    <message>
        <source>退出登录</source>
        <translation>Sign out</translation>
    </message>
</context>
<context>
    <name>NewMember</name>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>返回查找</source>
        <translation>Back to search</translation>
    </message>
    <message>
        <source>新增并选用</source>
        <translation>Add and use</translation>
    </message>
    <message>
        <source>电话不完整</source>
        <translation>Phone is incomplete</translation>
    </message>
    <message>
        <source>这个电话已有会员 {0} {1}。再点一次仍会新增</source>
        <translation>Member {0} {1} has this phone already. Click again to add anyway</translation>
    </message>
    <message>
        <source>用 {0}</source>
        <translation>Use {0}</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>写给同事的备注</source>
        <translation>Note for colleagues</translation>
    </message>
    <message>
        <source>写备注</source>
        <translation>Add note</translation>
    </message>
    <message>
        <source>备注谁都看得到，电话请留在收货人资料里</source>
        <translation>Everyone sees notes; keep phone numbers in the recipient details</translation>
    </message>
    <message>
        <source>Ctrl+Enter 保存</source>
        <translation>Ctrl+Enter saves</translation>
    </message>
    <message>
        <source>保存备注</source>
        <translation>Save note</translation>
    </message>
    <message>
        <source>没有保存，写的还在。{0}</source>
        <translation>Not saved; your text is kept. {0}</translation>
    </message>
</context>
<context>
    <name>NoteSheet</name>
    <message>
        <source>备注 {0}</source>
        <translation>Note {0}</translation>
    </message>
    <message>
        <source>写给同事看的，会员看不到</source>
        <translation>For colleagues; the member does not see it</translation>
    </message>
    <message>
        <source>备注内容</source>
        <translation>Note text</translation>
    </message>
    <message>
        <source>Ctrl+Enter 保存</source>
        <translation>Ctrl+Enter saves</translation>
    </message>
    <message>
        <source>不写了</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>保存备注</source>
        <translation>Save note</translation>
    </message>
    <message>
        <source>太长了，最多 {0} 个字，多了 {1} 个</source>
        <translation>Too long: at most {0} characters, {1} over</translation>
    </message>
    <message>
        <source>看着有电话号码。备注全店都能看到，请别写客人的电话</source>
        <translation>This looks like a phone number. The whole shop sees notes; leave customers&apos; phones out</translation>
    </message>
</context>
<context>
    <name>NotesPart</name>
    <message>
        <source>买家备注</source>
        <translation>Customer remark</translation>
    </message>
</context>
<context>
    <name>OneSheet</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>好</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>这里要填</source>
        <translation>This is needed</translation>
    </message>
    <message>
        <source>已经有了，换一个</source>
        <translation>There is one already; choose another</translation>
    </message>
    <message>
        <source>从 0 到 {0} 的整数</source>
        <translation>A whole number from 0 to {0}</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>正在打开「{0}」</source>
        <translation>Opening &quot;{0}&quot;</translation>
    </message>
</context>
<context>
    <name>OrderActs</name>
    <message>
        <source>正在做「{0}」</source>
        <translation>Doing &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>再试</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>{0} 退好了，{1}</source>
        <translation>{0} refunded, {1}</translation>
    </message>
    <message>
        <source>{0} 申请了售后 {1}</source>
        <translation>{0}: after-sale {1} asked for</translation>
    </message>
    <message>
        <source>去看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>已经过了一分钟，请从订单的「更多」里撤回，并写明原因</source>
        <translation>A minute has passed. Undo it from &quot;More&quot; on the order and give a reason</translation>
    </message>
</context>
<context>
    <name>OrderList</name>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>有 {0} 笔新到的订单，点此刷新</source>
        <translation>New orders: {0}. Click to refresh</translation>
    </message>
</context>
<context>
    <name>OrdersCard</name>
    <message>
        <source>{0} {1} 笔 · 已下单，不含已取消</source>
        <translation>{0} · placed: {1} · cancelled excluded</translation>
    </message>
    <message>
        <source>{0} 笔 · 点开看订单</source>
        <translation>Orders: {0} · click to see them</translation>
    </message>
</context>
<context>
    <name>OrdersExport</name>
    <message>
        <source>带上收货人姓名、电话和地址（会记进「谁看过」）</source>
        <translation>Include recipient names, phones and addresses (recorded in &quot;Who looked&quot;)</translation>
    </message>
    <message>
        <source>只导出你领的单；全部订单请店长或财务来导</source>
        <translation>Only your assigned orders are exported; ask a Manager or Finance for all orders</translation>
    </message>
    <message>
        <source>对账</source>
        <translation>Reconcile</translation>
    </message>
    <message>
        <source>安排发货</source>
        <translation>Plan shipping</translation>
    </message>
    <message>
        <source>做报表</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>给合作方</source>
        <translation>For a partner</translation>
    </message>
    <message>
        <source>已导出 {0} 笔：{1}</source>
        <translation>Exported {0}: {1}</translation>
    </message>
    <message>
        <source>收货人</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source> 等 {0} 件</source>
        <translation> · {0} pcs</translation>
    </message>
</context>
<context>
    <name>OrdersHead</name>
    <message>
        <source>订单管理</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>代客下单</source>
        <translation>New order</translation>
    </message>
    <message>
        <source>视图</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>已存视图：{0}</source>
        <translation>Saved view: {0}</translation>
    </message>
    <message>
        <source>已存视图</source>
        <translation>Saved views</translation>
    </message>
</context>
<context>
    <name>OrdersPage</name>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
</context>
<context>
    <name>OrdersPart</name>
    <message>
        <source>最近的订单</source>
        <translation>Recent orders</translation>
    </message>
    <message>
        <source>全部 {0} 笔</source>
        <translation>All orders: {0}</translation>
    </message>
    <message>
        <source>还没有订单</source>
        <translation>No orders yet</translation>
    </message>
    <message>
        <source>{0} 积分</source>
        <translation>{0} pts</translation>
    </message>
</context>
<context>
    <name>OutcomePanel</name>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>拒绝</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>文件里的毛病</source>
        <translation>Faults in the file</translation>
    </message>
    <message>
        <source>导入的行</source>
        <translation>Imported rows</translation>
    </message>
    <message>
        <source>把拒绝的行存成文件</source>
        <translation>Save refused rows to a file</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>文件里的单号</source>
        <translation>No. in file</translation>
    </message>
    <message>
        <source>为什么拒绝</source>
        <translation>Why refused</translation>
    </message>
    <message>
        <source>原来的值</source>
        <translation>Value in file</translation>
    </message>
    <message>
        <source>怎么改</source>
        <translation>How to fix</translation>
    </message>
    <message>
        <source>拒绝的行</source>
        <translation>Refused rows</translation>
    </message>
    <message>
        <source>没有拒绝的行</source>
        <translation>No refused rows</translation>
    </message>
    <message>
        <source>文件里的每一行都能导入</source>
        <translation>Every row of the file can be imported</translation>
    </message>
    <message>
        <source>单号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>变了什么</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>更新的行</source>
        <translation>Updated rows</translation>
    </message>
    <message>
        <source>没有要更新的</source>
        <translation>Nothing to update</translation>
    </message>
    <message>
        <source>导过的都和文件一样</source>
        <translation>All imported rows match the file</translation>
    </message>
    <message>
        <source>照原样导入，记在这里供核对</source>
        <translation>Imported as they are, listed here to check</translation>
    </message>
    <message>
        <source>没有看出毛病</source>
        <translation>No faults found</translation>
    </message>
    <message>
        <source>状态或内容变了</source>
        <translation>Changed in the file</translation>
    </message>
    <message>
        <source>导过，一模一样</source>
        <translation>Already imported</translation>
    </message>
    <message>
        <source>不影响其他行</source>
        <translation>Other rows not affected</translation>
    </message>
    <message>
        <source>把 {0} 行存成文件</source>
        <translation>Save rows to a file: {0}</translation>
    </message>
    <message>
        <source>文件共 {0}</source>
        <translation>File total {0}</translation>
    </message>
    <message>
        <source>会员 {0} 位</source>
        <translation>Members: {0}</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>Overtaken</name>
    <message>
        <source>按最新的接着做</source>
        <translation>Go on from the newest</translation>
    </message>
    <message>
        <source>你打开时</source>
        <translation>When you opened it</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>你要做的</source>
        <translation>What you are doing</translation>
    </message>
    <message>
        <source>别人没有动过</source>
        <translation>Nobody else touched it</translation>
    </message>
    <message>
        <source>{0}两边都有改动</source>
        <translation>{0}: changed on both sides</translation>
    </message>
    <message>
        <source>有 {0} 处和你要做的冲突，先选一个</source>
        <translation>{0} clash with what you are doing: choose first</translation>
    </message>
    <message>
        <source>都选好了，按最新的接着做</source>
        <translation>All chosen. Go on from the newest</translation>
    </message>
    <message>
        <source>和你要做的不冲突，可以一起做</source>
        <translation>Nothing clashes with what you are doing, both go together</translation>
    </message>
</context>
<context>
    <name>OwnDays</name>
    <message>
        <source>哪天起</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>从哪天</source>
        <translation>From date</translation>
    </message>
    <message>
        <source>到哪天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>看这几天</source>
        <translation>Show these days</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>日期要写成 2026-11-16 这样</source>
        <translation>Write the date like 2026-11-16</translation>
    </message>
    <message>
        <source>两头的日期都要填</source>
        <translation>Enter both dates</translation>
    </message>
    <message>
        <source>开始的日期在结束之后，请对调</source>
        <translation>The start date is after the end date; swap them</translation>
    </message>
    <message>
        <source>日期太早或者太长，最多看十年</source>
        <translation>Too early or too long; at most ten years</translation>
    </message>
</context>
<context>
    <name>PackSheet</name>
    <message>
        <source>核对发货 {0}</source>
        <translation>Check and ship {0}</translation>
    </message>
    <message>
        <source>扫商品条码，或输入编码后回车</source>
        <translation>Scan an item&apos;s barcode, or type its code and press Enter</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>包裹里的商品</source>
        <translation>Goods in the parcel</translation>
    </message>
    <message>
        <source>发货</source>
        <translation>Ship</translation>
    </message>
    <message>
        <source>另有 {0} 单同收件人：{1}</source>
        <translation>{0} more to the same recipient: {1}</translation>
    </message>
    <message>
        <source>{0} 单一起发</source>
        <translation>Ship {0} together</translation>
    </message>
    <message>
        <source>和 {0} 合在一个包裹里，共用一个运单号</source>
        <translation>In one parcel with {0}, under one waybill</translation>
    </message>
    <message>
        <source>共 {0} 件，这一包不用逐件核对</source>
        <translation>{0} items; this parcel needn&apos;t be checked piece by piece</translation>
    </message>
    <message>
        <source>核对了 {0} 件，还差 {1} 件</source>
        <translation>{0} checked, {1} still missing</translation>
    </message>
    <message>
        <source>{0} 件都对，扫面单</source>
        <translation>All {0} are right. Scan the label</translation>
    </message>
    <message>
        <source>发货 {0} 件</source>
        <translation>Ship items: {0}</translation>
    </message>
    <message>
        <source>先发核对过的 {0} 件</source>
        <translation>Ship the {0} checked first</translation>
    </message>
    <message>
        <source>正在发货</source>
        <translation>Shipping</translation>
    </message>
</context>
<context>
    <name>PaidLines</name>
    <message>
        <source>换上的商品不能比换下的贵，差额退给会员</source>
        <translation>The new products cannot cost more than the old; the difference goes back to the member</translation>
    </message>
    <message>
        <source>换下</source>
        <translation>Swap out</translation>
    </message>
    <message>
        <source>只能换还没发出的</source>
        <translation>Only what has not been shipped</translation>
    </message>
    <message>
        <source>换上</source>
        <translation>Swap in</translation>
    </message>
    <message>
        <source>加上要换的商品。只想少发，请用「取消部分商品」</source>
        <translation>Add the products to swap in. To send fewer, use &quot;Cancel lines&quot;</translation>
    </message>
    <message>
        <source>勾选要换下的商品。想多要，请另下一单</source>
        <translation>Tick the products to swap out. For more products, place another order</translation>
    </message>
    <message>
        <source>换上 {0}</source>
        <translation>In their place {0}</translation>
    </message>
</context>
<context>
    <name>PaperChild</name>
    <message>
        <source>没有做成，什么都没有改动。再试一次</source>
        <translation>Not done; nothing was changed. Try again</translation>
    </message>
</context>
<context>
    <name>PaperPanel</name>
    <message>
        <source>缩小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>正在生成</source>
        <translation>Creating</translation>
    </message>
    <message>
        <source>再试</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>没有生成</source>
        <translation>Not created</translation>
    </message>
    <message>
        <source>第 {0} / {1} 页</source>
        <translation>Page {0} / {1}</translation>
    </message>
    <message>
        <source>存好了：{0}</source>
        <translation>Saved: {0}</translation>
    </message>
    <message>
        <source>正在送往打印机</source>
        <translation>Sending to the printer</translation>
    </message>
    <message>
        <source>已送到打印机：{0} 页</source>
        <translation>Pages sent to the printer: {0}</translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>第 {0} 页，共 {1} 页</source>
        <translation>Page {0} of {1}</translation>
    </message>
</context>
<context>
    <name>PaperSheet</name>
    <message>
        <source>谁打印了，会记进「谁看过」</source>
        <translation>Who prints is kept on record</translation>
    </message>
    <message>
        <source>没有可打印的</source>
        <translation>Nothing to print</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ParcelsPart</name>
    <message>
        <source>履约</source>
        <translation>Fulfilment</translation>
    </message>
    <message>
        <source>履约 {0}/{1}</source>
        <translation>Fulfilment {0}/{1}</translation>
    </message>
    <message>
        <source>没有发出过商品</source>
        <translation>Nothing was shipped</translation>
    </message>
    <message>
        <source>还没付款，没有包裹</source>
        <translation>Not paid yet, no parcels</translation>
    </message>
    <message>
        <source>导入前已经发出，没有运单</source>
        <translation>Shipped before the import, no waybill</translation>
    </message>
    <message>
        <source>自提 {0}</source>
        <translation>Pick-up {0}</translation>
    </message>
    <message>
        <source>包裹 {0}</source>
        <translation>Parcel {0}</translation>
    </message>
    <message>
        <source>{0} 件</source>
        <translation>Qty {0}</translation>
    </message>
    <message>
        <source>{0} · 流水号 {1}</source>
        <translation>{0} · ref. {1}</translation>
    </message>
    <message>
        <source>{0} 等 {1} 个</source>
        <translation>{0} and more, {1} in all</translation>
    </message>
    <message>
        <source>复制运单号</source>
        <translation>Copy waybill no.</translation>
    </message>
    <message>
        <source>卡密 {0}</source>
        <translation>Card code {0}</translation>
    </message>
    <message>
        <source>充值 {0}</source>
        <translation>Top-up {0}</translation>
    </message>
    <message>
        <source>已签收</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>已取走</source>
        <translation>Picked up</translation>
    </message>
    <message>
        <source>更正运单</source>
        <translation>Correct waybill</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>看卡密</source>
        <translation>See codes</translation>
    </message>
    <message>
        <source>看账号</source>
        <translation>See account</translation>
    </message>
    <message>
        <source>等客人来取</source>
        <translation>Awaiting pick-up</translation>
    </message>
    <message>
        <source>还没发卡密</source>
        <translation>No code issued yet</translation>
    </message>
    <message>
        <source>还没充值</source>
        <translation>Not charged yet</translation>
    </message>
    <message>
        <source>未填运单</source>
        <translation>No waybill yet</translation>
    </message>
    <message>
        <source>待发 {0} 件</source>
        <translation>To ship: {0}</translation>
    </message>
    <message>
        <source>充好自动算发出</source>
        <translation>Counts as sent once charged</translation>
    </message>
    <message>
        <source>充值账号 {0}</source>
        <translation>Account to charge {0}</translation>
    </message>
    <message>
        <source>提货码</source>
        <translation>Pick-up code</translation>
    </message>
    <message>
        <source>告诉客人本人</source>
        <translation>Tell only the customer</translation>
    </message>
    <message>
        <source>请客人出示</source>
        <translation>Ask the customer for it</translation>
    </message>
</context>
<context>
    <name>PassphraseSheet</name>
    <message>
        <source>口令 {0}</source>
        <translation>Passphrase {0}</translation>
    </message>
    <message>
        <source>文件 {0}</source>
        <translation>File {0}</translation>
    </message>
    <message>
        <source>{0} 前有效</source>
        <translation>Valid until {0}</translation>
    </message>
    <message>
        <source>口令和文件分开交：文件用 U 盘，口令当面说。那台电脑第一次打开时选「用加入文件」，加入以后把文件删掉。</source>
        <translation>Hand them over apart: the file on a USB stick, the passphrase in person. At its first start that PC takes the join file; delete the file afterwards.</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>记下了</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>PasswordEdit</name>
    <message>
        <source>显示密码</source>
        <translation>Show password</translation>
    </message>
    <message>
        <source>遮住密码</source>
        <translation>Hide password</translation>
    </message>
</context>
<context>
    <name>PasswordPanel</name>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>大写锁定开着</source>
        <translation>Caps Lock is on</translation>
    </message>
    <message>
        <source>忘了密码？</source>
        <translation>Forgot password?</translation>
    </message>
    <message>
        <source>请等 {0} 秒再试</source>
        <translation>Wait {0} s, then try again</translation>
    </message>
</context>
<context>
    <name>Patience</name>
    <message>
        <source>不等了</source>
        <translation>Stop waiting</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>员工</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>新建角色</source>
        <translation>New role</translation>
    </message>
    <message>
        <source>添加员工</source>
        <translation>Add staff</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>员工和角色</source>
        <translation>Staff &amp; roles</translation>
    </message>
    <message>
        <source>{0} 位在用，{1} 位等激活</source>
        <translation>Active: {0}, to activate: {1}</translation>
    </message>
    <message>
        <source>{0} 位在用</source>
        <translation>Active: {0}</translation>
    </message>
    <message>
        <source>结束 {0} 的登录</source>
        <translation>End the session of {0}</translation>
    </message>
    <message>
        <source>她那边的窗口马上锁上，没保存的内容还在，输入密码可以接着用。</source>
        <translation>Their window locks at once. Unsaved work is kept; they enter the password to go on.</translation>
    </message>
    <message>
        <source>结束登录</source>
        <translation>End session</translation>
    </message>
    <message>
        <source>{0} 上的登录已结束</source>
        <translation>Session on {0} ended</translation>
    </message>
    <message>
        <source>{0} 现在是{1}</source>
        <translation>{0} is now {1}</translation>
    </message>
    <message>
        <source>{0} 已停用</source>
        <translation>{0} disabled</translation>
    </message>
    <message>
        <source>角色{0}已保存</source>
        <translation>Role {0} saved</translation>
    </message>
    <message>
        <source>删除角色 {0}</source>
        <translation>Delete role {0}</translation>
    </message>
    <message>
        <source>没有人用它。删了不能恢复，可以再建一个。</source>
        <translation>Nobody has it. It cannot be restored, but you can create a new one.</translation>
    </message>
    <message>
        <source>删除角色</source>
        <translation>Delete role</translation>
    </message>
    <message>
        <source>角色{0}已删除</source>
        <translation>Role {0} deleted</translation>
    </message>
</context>
<context>
    <name>PeriodBar</name>
    <message>
        <source>币种</source>
        <translation>Currency</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>和什么比</source>
        <translation>Compare with</translation>
    </message>
</context>
<context>
    <name>PersonLine</name>
    <message>
        <source>没有姓名</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>原订单</source>
        <translation>Original order</translation>
    </message>
    <message>
        <source>补发单</source>
        <translation>Replacement</translation>
    </message>
</context>
<context>
    <name>PersonPart</name>
    <message>
        <source>显示姓名和电话</source>
        <translation>Reveal name and phone</translation>
    </message>
    <message>
        <source>没有姓名</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>没有电话</source>
        <translation>No phone</translation>
    </message>
    <message>
        <source>{0} 入会</source>
        <translation>Joined {0}</translation>
    </message>
    <message>
        <source>卡号 {0}</source>
        <translation>Card no. {0}</translation>
    </message>
    <message>
        <source>生日已登记</source>
        <translation>Birthday on file</translation>
    </message>
    <message>
        <source>显示姓名、电话和地址</source>
        <translation>Reveal name, phone and address</translation>
    </message>
    <message>
        <source>客人资料已按要求清除，找不回来</source>
        <translation>Customer data was erased on request and cannot be restored</translation>
    </message>
    <message>
        <source>导入的订单，没有会员和收货人资料</source>
        <translation>Imported order, no member or recipient</translation>
    </message>
    <message>
        <source>导入的订单，没有收货地址</source>
        <translation>Imported order, no address</translation>
    </message>
    <message>
        <source>到店自提，没有收货地址</source>
        <translation>Pick-up at shop</translation>
    </message>
    <message>
        <source>不用寄，没有收货地址</source>
        <translation>Nothing to send, no address</translation>
    </message>
</context>
<context>
    <name>PhotoPicker</name>
    <message>
        <source>选照片</source>
        <translation>Choose photos</translation>
    </message>
    <message>
        <source>也可以拖进来，或按 Ctrl+V 粘贴。JPEG、PNG、WebP，大的会缩到 2 MB 以内</source>
        <translation>Or drop them here, or paste with Ctrl+V. JPEG, PNG, WebP; large ones are made smaller than 2 MB</translation>
    </message>
    <message>
        <source>一笔售后最多 {0} 张照片，多的没有加上</source>
        <translation>At most {0} photos for one after-sale; the others weren&apos;t added</translation>
    </message>
    <message>
        <source>拿掉 {0}</source>
        <translation>Remove {0}</translation>
    </message>
    <message>
        <source>选售后照片</source>
        <translation>Choose photos</translation>
    </message>
    <message>
        <source>照片 (*.jpg *.jpeg *.png *.webp)</source>
        <translation>Photos (*.jpg *.jpeg *.png *.webp)</translation>
    </message>
</context>
<context>
    <name>PhotoSheet</name>
    <message>
        <source>前一张</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>后一张</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>第 {0} 张，共 {1} 张</source>
        <translation>{0} of {1}</translation>
    </message>
</context>
<context>
    <name>PickListSheet</name>
    <message>
        <source>打印拣货单，波次 {0}</source>
        <translation>Print pick list, wave {0}</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>商品图片</source>
        <translation>Product picture</translation>
    </message>
    <message>
        <source>没有图片</source>
        <translation>No picture</translation>
    </message>
</context>
<context>
    <name>PictureSheet</name>
    <message>
        <source>PNG、JPEG 或 WebP，5 MB 以内。会缩到 512 像素以内保存</source>
        <translation>PNG, JPEG or WebP, up to 5 MB. Saved at 512 pixels or less</translation>
    </message>
    <message>
        <source>选图片</source>
        <translation>Choose picture</translation>
    </message>
    <message>
        <source>不要图片</source>
        <translation>Remove picture</translation>
    </message>
    <message>
        <source>不换</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存图片</source>
        <translation>Save picture</translation>
    </message>
    <message>
        <source>正在读图片</source>
        <translation>Reading picture</translation>
    </message>
    <message>
        <source>选商品图片</source>
        <translation>Choose product picture</translation>
    </message>
    <message>
        <source>图片 (*.png *.jpg *.jpeg *.webp)</source>
        <translation>Pictures (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
</context>
<context>
    <name>PlaceForm</name>
    <message>
        <source>没有就不填</source>
        <translation>Leave empty if none</translation>
    </message>
    <message>
        <source>优惠券</source>
        <translation>Coupon</translation>
    </message>
    <message>
        <source>会员看得到</source>
        <translation>The member sees this</translation>
    </message>
    <message>
        <source>备注（写在小票上）</source>
        <translation>Remark (printed on the slip)</translation>
    </message>
    <message>
        <source>手机号、QQ 号或卡号；不知道就空着，发货时再填</source>
        <translation>Phone, QQ or card number; leave empty if not known yet</translation>
    </message>
    <message>
        <source>充值账号</source>
        <translation>Account to charge</translation>
    </message>
    <message>
        <source>加密保存，发货时不用再问客人</source>
        <translation>Sealed; nobody has to ask again when it is sent</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>收货地址</source>
        <translation>Delivery address</translation>
    </message>
    <message>
        <source>先点「新增并选用」，或返回查找</source>
        <translation>Click &quot;Add and use&quot; first, or go back to search</translation>
    </message>
    <message>
        <source>先选一位会员</source>
        <translation>Choose a member first</translation>
    </message>
    <message>
        <source>先加一件商品</source>
        <translation>Add a product first</translation>
    </message>
    <message>
        <source>没有可以用积分抵扣的现金商品了，去掉勾选</source>
        <translation>No cash products left to use points on; untick it</translation>
    </message>
    <message>
        <source>先过期 {0} 积分，期限已过</source>
        <translation>First expires {0} points past their date</translation>
    </message>
    <message>
        <source>冻结 {0} 积分，支付后扣除</source>
        <translation>Freezes {0} points, captured on payment</translation>
    </message>
    <message>
        <source>扣除 {0} 积分</source>
        <translation>Captures {0} points</translation>
    </message>
    <message>
        <source>预留 {0} 件库存</source>
        <translation>Reserves stock: {0}</translation>
    </message>
    <message>
        <source>{0}，占用限兑 {1} 个</source>
        <translation>{0}, uses limit: {1}</translation>
    </message>
    <message>
        <source>{0} 前没付款自动取消</source>
        <translation>Payment due: {0}, then cancelled automatically</translation>
    </message>
    <message>
        <source>不用付现金，直接转给仓库发货</source>
        <translation>No cash to pay; goes straight to the warehouse</translation>
    </message>
    <message>
        <source>商品现金满 {0} 才能用这张券</source>
        <translation>This coupon needs cash goods of {0} or more</translation>
    </message>
    <message>
        <source>没有这张优惠券，核对券码</source>
        <translation>No such coupon; check the code</translation>
    </message>
    <message>
        <source>满 {0} 可用</source>
        <translation>For {0} or more</translation>
    </message>
    <message>
        <source>没有门槛</source>
        <translation>No minimum</translation>
    </message>
</context>
<context>
    <name>PlaceSheet</name>
    <message>
        <source>代客下单</source>
        <translation>Order for a member</translation>
    </message>
    <message>
        <source>价格、库存与限兑都是此刻的，下单时再核一次</source>
        <translation>Prices, stock and limits are as of now and checked again when you place the order</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>再下一单</source>
        <translation>Another order</translation>
    </message>
    <message>
        <source>复制单号</source>
        <translation>Copy order no.</translation>
    </message>
    <message>
        <source>下单</source>
        <translation>Place order</translation>
    </message>
    <message>
        <source>查看订单</source>
        <translation>View order</translation>
    </message>
    <message>
        <source>还不知道这笔订单下成没有。关掉后请在订单列表里按会员核对，不要马上重下</source>
        <translation>It is not known yet whether the order was placed. Close this, look for it by member in the order list, and do not place it again right away</translation>
    </message>
    <message>
        <source>还没有下单，填的会员、商品和地址都会丢掉</source>
        <translation>No order was placed; the member, products and address entered will be lost</translation>
    </message>
    <message>
        <source>关掉代客下单？</source>
        <translation>Close the new order?</translation>
    </message>
    <message>
        <source>关掉</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正在核对</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>正在下单</source>
        <translation>Placing order</translation>
    </message>
    <message>
        <source>价格刚刚变了，请核对按钮上的新价格，再按一次</source>
        <translation>The price just changed. Check the new price on the button and press it again</translation>
    </message>
    <message>
        <source>核对并重试，不会重复下单</source>
        <translation>Check and retry; no double order</translation>
    </message>
    <message>
        <source>下单，冻结 {0} 积分 · 待付 {1}</source>
        <translation>Place order, freeze {0} pts · to pay {1}</translation>
    </message>
    <message>
        <source>下单，扣除 {0} 积分</source>
        <translation>Place order, capture {0} pts</translation>
    </message>
    <message>
        <source>下单，待付 {0}</source>
        <translation>Place order, to pay {0}</translation>
    </message>
    <message>
        <source>把单号告诉会员</source>
        <translation>Tell the member the order no.</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>PointsActs</name>
    <message>
        <source>积分负债</source>
        <translation>Points owed</translation>
    </message>
    <message>
        <source>按表格送积分</source>
        <translation>Points by sheet</translation>
    </message>
    <message>
        <source>等批准 {0}</source>
        <translation>To approve: {0}</translation>
    </message>
</context>
<context>
    <name>PointsEdit</name>
    <message>
        <source>积分</source>
        <translation>pts</translation>
    </message>
</context>
<context>
    <name>PointsSheet</name>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>本人和同事都看得到</source>
        <translation>The member and colleagues see it</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>填了积分，这里就告诉你余额会怎么变</source>
        <translation>Enter points to see what becomes of the balance</translation>
    </message>
    <message>
        <source>要填 1 或以上的整数</source>
        <translation>Enter a whole number, 1 or more</translation>
    </message>
</context>
<context>
    <name>PointsStorySheet</name>
    <message>
        <source>积分怎么来的</source>
        <translation>Where points come from</translation>
    </message>
    <message>
        <source>收回这批</source>
        <translation>Take back this lot</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>可用 {0} 积分是怎么来的</source>
        <translation>Where {0} available points come from</translation>
    </message>
    <message>
        <source>现在没有积分</source>
        <translation>No points now</translation>
    </message>
    <message>
        <source>进出都在会员卡的积分流水里</source>
        <translation>All changes are on the member card under points history</translation>
    </message>
</context>
<context>
    <name>PriceSide</name>
    <message>
        <source>价格明细</source>
        <translation>Price details</translation>
    </message>
    <message>
        <source>商品积分</source>
        <translation>Goods points</translation>
    </message>
    <message>
        <source>积分抵扣现金</source>
        <translation>Use points instead of cash</translation>
    </message>
    <message>
        <source>抵扣用的积分</source>
        <translation>Points to use</translation>
    </message>
    <message>
        <source>用满</source>
        <translation>Use max</translation>
    </message>
    <message>
        <source>积分合计</source>
        <translation>Total points</translation>
    </message>
    <message>
        <source>商品现金</source>
        <translation>Goods cash</translation>
    </message>
    <message>
        <source>运费</source>
        <translation>Shipping</translation>
    </message>
    <message>
        <source>优惠券</source>
        <translation>Coupon</translation>
    </message>
    <message>
        <source>积分抵扣</source>
        <translation>Points discount</translation>
    </message>
    <message>
        <source>应付现金</source>
        <translation>Cash due</translation>
    </message>
    <message>
        <source>预计获得</source>
        <translation>Will earn</translation>
    </message>
    <message>
        <source>将会发生</source>
        <translation>What will happen</translation>
    </message>
    <message>
        <source>规则 v{0}</source>
        <translation>Rules v{0}</translation>
    </message>
    <message>
        <source>{0} 积分</source>
        <translation>{0} pts</translation>
    </message>
    <message>
        <source>满 {0} 包邮</source>
        <translation>Free shipping from {0}</translation>
    </message>
    <message>
        <source>再加 {0} 包邮</source>
        <translation>Add {0} for free shipping</translation>
    </message>
    <message>
        <source>完成 {0} 天后生效</source>
        <translation>Active after {0} d</translation>
    </message>
    <message>
        <source>先改好标红的地方</source>
        <translation>Fix the fields in red first</translation>
    </message>
    <message>
        <source>还差{0}，填好后这里写清会冻结和预留什么</source>
        <translation>Still needed: {0}. Then this shows what is frozen and reserved</translation>
    </message>
    <message>
        <source>没有可以用积分抵扣的现金商品</source>
        <translation>No cash products to use points on</translation>
    </message>
    <message>
        <source>{0} 积分抵 ¥1.00，按 {1} 的倍数，最多抵现金商品的 {2}%</source>
        <translation>{0} pts = ¥1.00, in multiples of {1}, up to {2}% of cash products</translation>
    </message>
    <message>
        <source>{0} 积分抵 ¥1.00，按 {1} 的倍数，最多 {3}（现金商品的 {2}%）</source>
        <translation>{0} pts = ¥1.00, in multiples of {1}, up to {3} ({2}% of cash products)</translation>
    </message>
    <message>
        <source>下单后可用 {0} → {1}</source>
        <translation>Available after order {0} → {1}</translation>
    </message>
</context>
<context>
    <name>PrintLogView</name>
    <message>
        <source>打印记录</source>
        <translation>Print log</translation>
    </message>
    <message>
        <source>还没有打印过</source>
        <translation>Nothing was printed yet</translation>
    </message>
    <message>
        <source>打印的配货单和面单，都记在这里</source>
        <translation>Every slip and label that is printed is listed here</translation>
    </message>
</context>
<context>
    <name>PriorityManySheet</name>
    <message>
        <source>批量改优先级</source>
        <translation>Priority of many</translation>
    </message>
    <message>
        <source>优先级</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>改 {0} 笔</source>
        <translation>Change {0}</translation>
    </message>
    <message>
        <source>选中的 {0} 笔改成同一个优先级</source>
        <translation>The {0} chosen orders get one priority</translation>
    </message>
    <message>
        <source>{0} 笔里 {1} 笔能改，{2} 笔不能，原因见下</source>
        <translation>{1} of {0} can be changed, {2} can&apos;t, see below</translation>
    </message>
    <message>
        <source>{0} 笔改了优先级</source>
        <translation>Priority of {0} changed</translation>
    </message>
</context>
<context>
    <name>PrioritySheet</name>
    <message>
        <source>优先级 {0}</source>
        <translation>Priority {0}</translation>
    </message>
    <message>
        <source>优先级</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>不改</source>
        <translation>Keep as is</translation>
    </message>
    <message>
        <source>设为「{0}」</source>
        <translation>Set to &quot;{0}&quot;</translation>
    </message>
</context>
<context>
    <name>ProductSheet</name>
    <message>
        <source>分类</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>写一个新的就会多一个分类</source>
        <translation>Type a new one to add a category</translation>
    </message>
    <message>
        <source>这件商品</source>
        <translation>This product</translation>
    </message>
    <message>
        <source>不改</source>
        <translation>Keep as is</translation>
    </message>
    <message>
        <source>保存商品</source>
        <translation>Save product</translation>
    </message>
    <message>
        <source>{0} → {1}</source>
        <translation>{0} → {1}</translation>
    </message>
    <message>
        <source>已下的订单还是原来的名称</source>
        <translation>Placed orders keep the old name</translation>
    </message>
    <message>
        <source>没有分类</source>
        <translation>no category</translation>
    </message>
    <message>
        <source>新的分类</source>
        <translation>A new category</translation>
    </message>
    <message>
        <source>重新上架，{0} 种规格照各自的开关</source>
        <translation>On sale again, {0} variants as each is set</translation>
    </message>
    <message>
        <source>{0} 种规格都不能再下单；已下的照常发</source>
        <translation>None of {0} variants can be ordered; placed orders ship as usual</translation>
    </message>
    <message>
        <source>上下架</source>
        <translation>On or off sale</translation>
    </message>
</context>
<context>
    <name>ProgressPart</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Collapse</translation>
    </message>
    <message>
        <source>展开全部 {0} 条</source>
        <translation>Show all {0}</translation>
    </message>
    <message>
        <source>系统</source>
        <translation>System</translation>
    </message>
    <message>
        <source>最晚 {0}</source>
        <translation>Due: {0}</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>补发单寄出就完成</source>
        <translation>Done once the replacement ships</translation>
    </message>
    <message>
        <source>等审批</source>
        <translation>Waits for a decision</translation>
    </message>
    <message>
        <source>等退货寄回</source>
        <translation>Waits for the goods</translation>
    </message>
    <message>
        <source>退款并退积分</source>
        <translation>Refund money and points</translation>
    </message>
    <message>
        <source>改为退款</source>
        <translation>Refund instead</translation>
    </message>
    <message>
        <source>补发</source>
        <translation>Replace</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>正在停下，没做完的不算</source>
        <translation>Stopping. What is unfinished does not count</translation>
    </message>
</context>
<context>
    <name>ProposalsSheet</name>
    <message>
        <source>谁提的</source>
        <translation>Proposed by</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>驳回</source>
        <translation>Turn down</translation>
    </message>
    <message>
        <source>批准</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>没有等人批准的</source>
        <translation>Nothing waits for approval</translation>
    </message>
</context>
<context>
    <name>ProviderSheet</name>
    <message>
        <source>商户号</source>
        <translation>Merchant number</translation>
    </message>
    <message>
        <source>应用 APPID</source>
        <translation>App ID</translation>
    </message>
    <message>
        <source>商户证书序列号</source>
        <translation>Merchant certificate serial</translation>
    </message>
    <message>
        <source>商户私钥</source>
        <translation>Merchant private key</translation>
    </message>
    <message>
        <source>应用私钥</source>
        <translation>App private key</translation>
    </message>
    <message>
        <source>微信支付公钥编号</source>
        <translation>WeChat Pay public key ID</translation>
    </message>
    <message>
        <source>微信支付公钥</source>
        <translation>WeChat Pay public key</translation>
    </message>
    <message>
        <source>支付宝公钥</source>
        <translation>Alipay public key</translation>
    </message>
    <message>
        <source>接口地址</source>
        <translation>API address</translation>
    </message>
    <message>
        <source>{0}接通了</source>
        <translation>{0} is connected</translation>
    </message>
    <message>
        <source>这个文件读不了，请选渠道后台下载的密钥文件</source>
        <translation>This file can&apos;t be read. Choose the key file from the provider&apos;s console</translation>
    </message>
    <message>
        <source>选文件</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>从文件读{0}</source>
        <translation>Read {0} from a file</translation>
    </message>
    <message>
        <source>选密钥文件</source>
        <translation>Choose the key file</translation>
    </message>
    <message>
        <source>密钥 (*.pem *.key *.txt *.crt *.cer)</source>
        <translation>Keys (*.pem *.key *.txt *.crt *.cer)</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refunds</translation>
    </message>
    <message>
        <source>同意后几秒内提交，到账自动记下</source>
        <translation>Sent seconds after approval, recorded once paid</translation>
    </message>
    <message>
        <source>到期未付</source>
        <translation>Unpaid at the deadline</translation>
    </message>
    <message>
        <source>先问它付没付，没付才取消</source>
        <translation>Asked first; cancelled only if unpaid</translation>
    </message>
    <message>
        <source>密钥</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>封好存进数据库，只有本店的电脑能用</source>
        <translation>Sealed in the database, usable on this shop&apos;s PCs only</translation>
    </message>
</context>
<context>
    <name>ProvidersCard</name>
    <message>
        <source>没接通，退款由人登记</source>
        <translation>Not connected, refunds are recorded by hand</translation>
    </message>
    <message>
        <source>已接通，商户 {0}</source>
        <translation>Connected, merchant {0}</translation>
    </message>
    <message>
        <source>断开</source>
        <translation>Disconnect</translation>
    </message>
    <message>
        <source>断开{0}？</source>
        <translation>Disconnect {0}?</translation>
    </message>
    <message>
        <source>密钥从这家店里删掉。已同意、还没提交的退款以后由人登记；已提交的请到商户平台核对。</source>
        <translation>The keys are deleted from this shop. Refunds approved but not sent are then recorded by hand; check those already sent in the merchant console.</translation>
    </message>
    <message>
        <source>{0}断开了</source>
        <translation>{0} is disconnected</translation>
    </message>
</context>
<context>
    <name>PublishSheet</name>
    <message>
        <source>马上</source>
        <translation>At once</translation>
    </message>
    <message>
        <source>从某天零点</source>
        <translation>From a day on</translation>
    </message>
    <message>
        <source>什么时候起</source>
        <translation>When it starts</translation>
    </message>
    <message>
        <source>从哪天起</source>
        <translation>From which day</translation>
    </message>
    <message>
        <source>改了什么</source>
        <translation>What changes</translation>
    </message>
    <message>
        <source>{0} → {1}</source>
        <translation>{0} → {1}</translation>
    </message>
    <message>
        <source>发布以后收不回来；要改就再发布一版</source>
        <translation>What is published can&apos;t be taken back; publish another version to change it</translation>
    </message>
    <message>
        <source>先不发布</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>日期写成 2027-06-30 这样</source>
        <translation>Write dates like 2027-06-30</translation>
    </message>
    <message>
        <source>正在发布</source>
        <translation>Publishing</translation>
    </message>
</context>
<context>
    <name>RangeFields</name>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
    <message>
        <source>{0} 从</source>
        <translation>{0} from</translation>
    </message>
    <message>
        <source>{0} 到</source>
        <translation>{0} to</translation>
    </message>
    <message>
        <source>「{0}」不是数</source>
        <translation>&quot;{0}&quot; is not a number</translation>
    </message>
    <message>
        <source>前面的不能大于后面的</source>
        <translation>The first cannot be more than the second</translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>{0} 已连接</source>
        <translation>{0} connected</translation>
    </message>
    <message>
        <source>数据库连不上了，正在自动重连。填了的都还在，连上后接着做</source>
        <translation>The database is out of reach; reconnecting by itself. What you entered is kept, go on once connected</translation>
    </message>
    <message>
        <source>现在试</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>数据库连不上</source>
        <translation>Database out of reach</translation>
    </message>
</context>
<context>
    <name>ReasonFields</name>
    <message>
        <source>其他（请写明）</source>
        <translation>Other (say what)</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>选填</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>补充说明</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>ReasonPopover</name>
    <message>
        <source>为什么要看</source>
        <translation>Why reveal</translation>
    </message>
    <message>
        <source>为什么要看？</source>
        <translation>Why reveal?</translation>
    </message>
    <message>
        <source>会记进「谁看过」，60 秒后自动遮住</source>
        <translation>On record; masked again after 60 s</translation>
    </message>
    <message>
        <source>联系派送</source>
        <translation>Delivery contact</translation>
    </message>
    <message>
        <source>核对地址</source>
        <translation>Check address</translation>
    </message>
    <message>
        <source>客人来电</source>
        <translation>Customer called</translation>
    </message>
    <message>
        <source>核对自提人</source>
        <translation>Check pick-up person</translation>
    </message>
    <message>
        <source>处理售后</source>
        <translation>Handle after-sale</translation>
    </message>
    <message>
        <source>其他原因，回车确认</source>
        <translation>Other reason, Enter to confirm</translation>
    </message>
</context>
<context>
    <name>ReasonedSheet</name>
    <message>
        <source>先不处理</source>
        <translation>Not now</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>下单成功，等会员付款</source>
        <translation>Order placed, awaiting payment</translation>
    </message>
    <message>
        <source>下单成功，已付清</source>
        <translation>Order placed, fully paid</translation>
    </message>
    <message>
        <source>不用寄</source>
        <translation>Nothing to send</translation>
    </message>
    <message>
        <source>冻结 {0}，付款后扣除</source>
        <translation>{0} frozen, captured on payment</translation>
    </message>
    <message>
        <source>已扣除 {0}</source>
        <translation>{0} captured</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>预留 {0} 件</source>
        <translation>Reserved: {0}</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>{0} 前付款，逾期自动取消</source>
        <translation>Payment due: {0}, then cancelled automatically</translation>
    </message>
    <message>
        <source>待付</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>发货</source>
        <translation>Ship</translation>
    </message>
    <message>
        <source>已转给仓库，等待发货</source>
        <translation>With the warehouse, to ship</translation>
    </message>
    <message>
        <source>可用还有 {0}</source>
        <translation>Still available: {0}</translation>
    </message>
    <message>
        <source>提货码 {0}，请告诉会员</source>
        <translation>Pick-up code {0}; tell the member</translation>
    </message>
    <message>
        <source>自提</source>
        <translation>Pick-up</translation>
    </message>
</context>
<context>
    <name>ReceiveSheet</name>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>例如 采购到货、供应商、单号</source>
        <translation>e.g. purchase, supplier, document no.</translation>
    </message>
    <message>
        <source>不入库</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>入库 {0} 件</source>
        <translation>Receive: {0}</translation>
    </message>
    <message>
        <source>收退货 {0}</source>
        <translation>Receive goods {0}</translation>
    </message>
    <message>
        <source>每一件都要说清：可售的回到在库，残次的记进残次，不入库的只记在售后里</source>
        <translation>Every unit: sellable goes back to stock, damaged is counted apart, kept out stays on this record only</translation>
    </message>
    <message>
        <source>先不收</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>收下 {0} 件</source>
        <translation>Receive {0}</translation>
    </message>
</context>
<context>
    <name>ReceivedRow</name>
    <message>
        <source>退回 {0} 件</source>
        <translation>{0} sent back</translation>
    </message>
    <message>
        <source>{0} 残次件数</source>
        <translation>{0}: damaged</translation>
    </message>
    <message>
        <source>{0} 不入库件数</source>
        <translation>{0}: kept out</translation>
    </message>
    <message>
        <source>可售</source>
        <translation>Sellable</translation>
    </message>
    <message>
        <source>残次</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>不入库</source>
        <translation>Kept out</translation>
    </message>
    <message>
        <source>可售 {0} 件</source>
        <translation>Sellable {0}</translation>
    </message>
</context>
<context>
    <name>RecipientForm</name>
    <message>
        <source>粘贴整段：姓名 电话 省市区 详细地址</source>
        <translation>Paste it all: name, phone, province/city/district, street</translation>
    </message>
    <message>
        <source>粘贴整段地址</source>
        <translation>Paste the whole address</translation>
    </message>
    <message>
        <source>识别</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>街道、楼栋、门牌</source>
        <translation>Street, building, door</translation>
    </message>
    <message>
        <source>收货人</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>详细地址</source>
        <translation>Street address</translation>
    </message>
    <message>
        <source>省市区</source>
        <translation>Province/city/district</translation>
    </message>
    <message>
        <source>已填好，请和客人核对一遍</source>
        <translation>Filled in. Check it with the customer</translation>
    </message>
    <message>
        <source>没认出{0}，请补上</source>
        <translation>Not recognised: {0}. Fill in by hand</translation>
    </message>
</context>
<context>
    <name>ReconcilePage</name>
    <message>
        <source>对账</source>
        <translation>Reconcile</translation>
    </message>
    <message>
        <source>导出差异…</source>
        <translation>Export differences…</translation>
    </message>
    <message>
        <source>导入对账单…</source>
        <translation>Import a bill…</translation>
    </message>
    <message>
        <source>对账单</source>
        <translation>Bills</translation>
    </message>
    <message>
        <source>全部差异</source>
        <translation>All</translation>
    </message>
    <message>
        <source>哪种差异</source>
        <translation>Which differences</translation>
    </message>
    <message>
        <source>差异</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>{0} 份对账单</source>
        <translation>Bills: {0}</translation>
    </message>
    <message>
        <source>还没有对账单</source>
        <translation>No bills yet</translation>
    </message>
    <message>
        <source>从微信支付下载交易账单，或从支付宝下载业务明细，拖到这里</source>
        <translation>Download the trade bill from WeChat Pay or the business details from Alipay and drop it here</translation>
    </message>
    <message>
        <source>选一份对账单看差异</source>
        <translation>Choose a bill to see its differences</translation>
    </message>
    <message>
        <source>{0} {1}：对上 {2} 笔 {3}，差异 {4} 处，手续费 {5}</source>
        <translation>{0} {1}: {2} agree ({3}), {4} differ, fees {5}</translation>
    </message>
    <message>
        <source>这份账单全对上了</source>
        <translation>All of this bill agrees</translation>
    </message>
    <message>
        <source>这一种没有</source>
        <translation>None of this kind</translation>
    </message>
    <message>
        <source>正在读 {0}…</source>
        <translation>Reading {0}…</translation>
    </message>
    <message>
        <source>这份对账单导入过了，什么都没变</source>
        <translation>This bill was imported before, nothing has changed</translation>
    </message>
    <message>
        <source>收进 {0} 笔，另有 {1} 笔别的账单里已经有了</source>
        <translation>Rows that came in: {0}; there from another bill: {1}</translation>
    </message>
    <message>
        <source>收进 {0} 笔</source>
        <translation>Rows that came in: {0}</translation>
    </message>
    <message>
        <source>选对账单</source>
        <translation>Choose bills</translation>
    </message>
    <message>
        <source>对账单 (*.csv *.txt *.xlsx *.zip)</source>
        <translation>Bills (*.csv *.txt *.xlsx *.zip)</translation>
    </message>
    <message>
        <source>差异存到哪里</source>
        <translation>Save the differences</translation>
    </message>
    <message>
        <source>对账差异 {0}.xlsx</source>
        <translation>Differences {0}.xlsx</translation>
    </message>
    <message>
        <source>对账差异 {0}</source>
        <translation>Differences {0}</translation>
    </message>
    <message>
        <source>{0} 处差异已存到 {1}</source>
        <translation>{0} differences saved to {1}</translation>
    </message>
</context>
<context>
    <name>RefundDoneSheet</name>
    <message>
        <source>登记退款到账 {0}</source>
        <translation>Record refund paid {0}</translation>
    </message>
    <message>
        <source>退款凭证上的流水号</source>
        <translation>Transaction no. on the refund receipt</translation>
    </message>
    <message>
        <source>流水号</source>
        <translation>Transaction no.</translation>
    </message>
    <message>
        <source>登记 {0} 已退到账</source>
        <translation>Record {0} as refunded</translation>
    </message>
    <message>
        <source>登记后不能撤回</source>
        <translation>This cannot be undone</translation>
    </message>
</context>
<context>
    <name>RefundFailedSheet</name>
    <message>
        <source>登记退款失败 {0}</source>
        <translation>Record refund failed {0}</translation>
    </message>
    <message>
        <source>失败原因</source>
        <translation>Why it failed</translation>
    </message>
    <message>
        <source>支付渠道退回</source>
        <translation>Returned by the payment channel</translation>
    </message>
    <message>
        <source>会员的账户已注销</source>
        <translation>Member&apos;s payment account is closed</translation>
    </message>
    <message>
        <source>超过渠道的退款期限</source>
        <translation>Past the channel&apos;s refund deadline</translation>
    </message>
    <message>
        <source>登记 {0} 退款失败</source>
        <translation>Record {0} as failed</translation>
    </message>
    <message>
        <source>之后可以重新退款</source>
        <translation>You can refund again later</translation>
    </message>
</context>
<context>
    <name>RefundInsteadSheet</name>
    <message>
        <source>改为退款的原因</source>
        <translation>Reason for refunding instead</translation>
    </message>
    <message>
        <source>没有货可以换</source>
        <translation>Nothing in stock to send</translation>
    </message>
    <message>
        <source>客人不想换了</source>
        <translation>Customer no longer wants it</translation>
    </message>
    <message>
        <source>不补发，改为退款 {0}</source>
        <translation>Refund instead of replacing {0}</translation>
    </message>
    <message>
        <source>改为退款</source>
        <translation>Refund instead</translation>
    </message>
</context>
<context>
    <name>RefundSheet</name>
    <message>
        <source>售后退款 {0}</source>
        <translation>Refund {0}</translation>
    </message>
    <message>
        <source>退商品的现金</source>
        <translation>Cash for the goods</translation>
    </message>
    <message>
        <source>比如：配件少了一件，和客人商定</source>
        <translation>For example: a part is missing, agreed with the customer</translation>
    </message>
    <message>
        <source>为什么不按分摊的数退</source>
        <translation>Why another amount than allotted</translation>
    </message>
    <message>
        <source>原路退回</source>
        <translation>The way it came</translation>
    </message>
    <message>
        <source>已在别处退了</source>
        <translation>Already paid back elsewhere</translation>
    </message>
    <message>
        <source>怎么退</source>
        <translation>How it goes back</translation>
    </message>
    <message>
        <source>转账或收据上的流水号</source>
        <translation>Number on the transfer or receipt</translation>
    </message>
    <message>
        <source>流水号</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>积分逐批退回</source>
        <translation>Points back, lot by lot</translation>
    </message>
    <message>
        <source>从哪个批次来，回哪个批次去</source>
        <translation>Each to the lot that it came from</translation>
    </message>
    <message>
        <source>先不退</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>分摊到这几件是 {0}，最多 {1}</source>
        <translation>Allotted to these units: {0}, at most {1}</translation>
    </message>
    <message>
        <source>也退运费 {0}</source>
        <translation>Freight too {0}</translation>
    </message>
    <message>
        <source>退回{0}，连上了支付渠道，自动去退，结果不明会接着问，不会重复退</source>
        <translation>By {0}: sent to the provider by itself; an unknown outcome is asked about, never paid twice</translation>
    </message>
    <message>
        <source>退回{0}，没有连支付渠道，要人去退，退完再登记到账</source>
        <translation>By {0}: no provider is connected, so somebody pays it back and records it</translation>
    </message>
    <message>
        <source>这笔订单实收 {0}，已退和在退的 {1}</source>
        <translation>This order received {0}; refunded or under way {1}</translation>
    </message>
    <message>
        <source>正在退款</source>
        <translation>Refunding</translation>
    </message>
    <message>
        <source>写一个金额，比如 91.50；一分不退写 0</source>
        <translation>Enter an amount such as 91.50, or 0 for nothing</translation>
    </message>
    <message>
        <source>金额写对后，这里显示会退回什么</source>
        <translation>What goes back is shown here once the amount is right</translation>
    </message>
    <message>
        <source>请填流水号，之后对账靠它</source>
        <translation>Enter the reference; matching needs it</translation>
    </message>
</context>
<context>
    <name>RefuseGoodsSheet</name>
    <message>
        <source>拒收的原因</source>
        <translation>Reason for refusing</translation>
    </message>
    <message>
        <source>寄回的不是原商品</source>
        <translation>Not the goods that were sold</translation>
    </message>
    <message>
        <source>商品被弄坏了</source>
        <translation>Broken by the customer</translation>
    </message>
    <message>
        <source>少件、缺配件</source>
        <translation>Parts are missing</translation>
    </message>
    <message>
        <source>一直没寄回</source>
        <translation>Never sent back</translation>
    </message>
    <message>
        <source>拒收退货 {0}</source>
        <translation>Refuse goods {0}</translation>
    </message>
    <message>
        <source>拒收，结束售后</source>
        <translation>Refuse and end it</translation>
    </message>
</context>
<context>
    <name>RegionFields</name>
    <message>
        <source>省份</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>城市</source>
        <translation>City</translation>
    </message>
    <message>
        <source>区县</source>
        <translation>District</translation>
    </message>
    <message>
        <source>请选{0}</source>
        <translation>Choose: {0}</translation>
    </message>
    <message>
        <source>没有「{0}」，从列表里选</source>
        <translation>No &quot;{0}&quot;; choose from the list</translation>
    </message>
    <message>
        <source>没有「{0}」</source>
        <translation>No &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>没有区县，不用填</source>
        <translation>No districts here, leave empty</translation>
    </message>
</context>
<context>
    <name>RehearsalSheet</name>
    <message>
        <source>正在看近 30 天</source>
        <translation>Reading the last 30 days</translation>
    </message>
    <message>
        <source>会动到的订单</source>
        <translation>Orders it would act on</translation>
    </message>
    <message>
        <source>近 30 天没有一笔合条件</source>
        <translation>No order of the last 30 days fits</translation>
    </message>
    <message>
        <source>看完了</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>停在 {0} 次，其中 {1} 次会动手：{2}</source>
        <translation>Stopped after {0} events; it would have acted on {1}: {2}</translation>
    </message>
    <message>
        <source>看了 {0} 次，其中 {1} 次会动手：{2}</source>
        <translation>{0} events read; it would have acted on {1}: {2}</translation>
    </message>
</context>
<context>
    <name>RehearsingSheet</name>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>将会发生</source>
        <translation>What will happen</translation>
    </message>
</context>
<context>
    <name>RejectSheet</name>
    <message>
        <source>拒绝的原因</source>
        <translation>Reason for declining</translation>
    </message>
    <message>
        <source>超过售后期限</source>
        <translation>Too late</translation>
    </message>
    <message>
        <source>已经使用过</source>
        <translation>Used already</translation>
    </message>
    <message>
        <source>照片看不出问题</source>
        <translation>Photos show no fault</translation>
    </message>
    <message>
        <source>已和客人另外商定</source>
        <translation>Settled otherwise with the customer</translation>
    </message>
    <message>
        <source>拒绝售后 {0}</source>
        <translation>Decline {0}</translation>
    </message>
    <message>
        <source>拒绝售后</source>
        <translation>Decline</translation>
    </message>
</context>
<context>
    <name>ReleaseManySheet</name>
    <message>
        <source>批量放行</source>
        <translation>Release orders</translation>
    </message>
    <message>
        <source>放行 {0} 笔</source>
        <translation>Release: {0}</translation>
    </message>
    <message>
        <source>{0} 笔都能放行，发货期限从现在算起</source>
        <translation>All {0} can be released; the shipping deadline runs from now</translation>
    </message>
    <message>
        <source>{0} 笔里 {1} 笔能放行，{2} 笔不能，原因见下</source>
        <translation>{1} of {0} can be released, {2} cannot; reasons below</translation>
    </message>
    <message>
        <source>{0} 笔已放行</source>
        <translation>Released: {0}</translation>
    </message>
</context>
<context>
    <name>ReplayCard</name>
    <message>
        <source>近 {0} 天重放</source>
        <translation>Last {0} days replayed</translation>
    </message>
    <message>
        <source>重新计算</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>受影响最多的会员</source>
        <translation>Members most affected</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>获得积分</source>
        <translation>Earning</translation>
    </message>
    <message>
        <source>多付</source>
        <translation>Pays more</translation>
    </message>
    <message>
        <source>正在重放</source>
        <translation>Replaying</translation>
    </message>
    <message>
        <source>停在 {0} 笔，还没有算完</source>
        <translation>Stopped at {0} orders, not finished</translation>
    </message>
    <message>
        <source>重放了 {0} 笔，{1} 笔（{2}）会不一样</source>
        <translation>{0} orders replayed, {1} ({2}) would differ</translation>
    </message>
    <message>
        <source>重放了 {0} 笔，都和现行规则一样</source>
        <translation>{0} orders replayed, none would differ</translation>
    </message>
    <message>
        <source>消费获得积分</source>
        <translation>Points earned</translation>
    </message>
    <message>
        <source>积分抵扣</source>
        <translation>Deducted by points</translation>
    </message>
    <message>
        <source>运费</source>
        <translation>Freight</translation>
    </message>
    <message>
        <source>客人实付</source>
        <translation>Customers pay</translation>
    </message>
    <message>
        <source>现行 {0}</source>
        <translation>Now {0}</translation>
    </message>
    <message>
        <source>{0} {1} 笔</source>
        <translation>{0}, orders: {1}</translation>
    </message>
    <message>
        <source>没有等级的</source>
        <translation>Without tier</translation>
    </message>
</context>
<context>
    <name>ReplayDays</name>
    <message>
        <source>每天的消费获得积分</source>
        <translation>Points earned per day</translation>
    </message>
    <message>
        <source>现行规则</source>
        <translation>Rules in force</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>草稿 {0} · 现行 {1}</source>
        <translation>Draft {0} · in force {1}</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>汇总报表</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>自选日期</source>
        <translation>Custom dates</translation>
    </message>
    <message>
        <source>哪个月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>从哪天</source>
        <translation>From date</translation>
    </message>
    <message>
        <source>到哪天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>生成</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>选一个月，按「生成」</source>
        <translation>Choose a month and press &quot;Create&quot;</translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
    <message>
        <source>{0} 年 {1} 月</source>
        <translation>{0}-{1}</translation>
    </message>
    <message>
        <source>{0}（还没过完）</source>
        <translation>{0} (so far)</translation>
    </message>
    <message>
        <source>日期写成 2026-10-31 这样</source>
        <translation>Write the date like 2026-10-31</translation>
    </message>
    <message>
        <source>两个日期都要填</source>
        <translation>Enter both dates</translation>
    </message>
    <message>
        <source>前面的日期不能比后面的晚</source>
        <translation>The first date cannot be after the second</translation>
    </message>
    <message>
        <source>{0} 页，{1} 生成</source>
        <translation>Pages: {0}, created {1}</translation>
    </message>
    <message>
        <source>生成之后店里又有变动，要最新的就再生成一次</source>
        <translation>The shop has changed since this was created. Create it again for the latest</translation>
    </message>
    <message>
        <source>{0} {1} 经营汇总.pdf</source>
        <translation>{0} {1} business summary.pdf</translation>
    </message>
</context>
<context>
    <name>RequestReturnSheet</name>
    <message>
        <source>申请售后 {0}</source>
        <translation>After-sale for {0}</translation>
    </message>
    <message>
        <source>先不申请</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>申请售后</source>
        <translation>Ask for after-sale</translation>
    </message>
    <message>
        <source>要什么</source>
        <translation>What is wanted</translation>
    </message>
    <message>
        <source>最晚 {0} 要审批</source>
        <translation>to be decided by {0}</translation>
    </message>
    <message>
        <source>售后</source>
        <translation>After-sales</translation>
    </message>
    <message>
        <source>发货</source>
        <translation>Shipping</translation>
    </message>
    <message>
        <source>没发的件数在售后结束前不发</source>
        <translation>Units not shipped wait until this is over</translation>
    </message>
    <message>
        <source>钱和积分</source>
        <translation>Money and points</translation>
    </message>
    <message>
        <source>这一步都不动，审批后再退</source>
        <translation>Nothing moves now; they go back after the decision</translation>
    </message>
    <message>
        <source>申请{0} {1} 件</source>
        <translation>Ask: {0}, units {1}</translation>
    </message>
    <message>
        <source>正在申请</source>
        <translation>Asking</translation>
    </message>
</context>
<context>
    <name>ResetSheet</name>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>原来的密码马上作废，用新的激活码登录</source>
        <translation>The old password stops working at once; they sign in with the new activation code</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign-in</translation>
    </message>
    <message>
        <source>她打开着的窗口马上锁上</source>
        <translation>Their open windows lock at once</translation>
    </message>
    <message>
        <source>不了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>启用并生成激活码</source>
        <translation>Enable and create activation code</translation>
    </message>
    <message>
        <source>生成新的激活码</source>
        <translation>Create new activation code</translation>
    </message>
    <message>
        <source>正在生成激活码</source>
        <translation>Creating activation code</translation>
    </message>
</context>
<context>
    <name>ReshipSheet</name>
    <message>
        <source>换货补发 {0}</source>
        <translation>Send replacement {0}</translation>
    </message>
    <message>
        <source>生成一笔 0 元 0 分的补发单，寄给原来的收货人；第一个包裹寄出，换货就完成</source>
        <translation>Makes a free order to the same recipient; the exchange is done once its first parcel ships</translation>
    </message>
    <message>
        <source>{0} 换成</source>
        <translation>{0} becomes</translation>
    </message>
    <message>
        <source>{0} × {1} 换成</source>
        <translation>{0} × {1} becomes</translation>
    </message>
    <message>
        <source>先不补发</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>生成补发单，{0} 件</source>
        <translation>Make replacement: {0}</translation>
    </message>
    <message>
        <source>正在生成补发单</source>
        <translation>Making the replacement</translation>
    </message>
    <message>
        <source>只剩 {0} 件可售，要换 {1} 件。换别的规格，或改为退款</source>
        <translation>Only {0} for sale, {1} needed. Choose another spec, or refund instead</translation>
    </message>
</context>
<context>
    <name>ReturnActs</name>
    <message>
        <source>{0} 加了 {1} 张照片</source>
        <translation>{0}: photos added: {1}</translation>
    </message>
    <message>
        <source>再试</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>ReturnBar</name>
    <message>
        <source>售后号、订单号、会员号、卡号</source>
        <translation>After-sale, order, member or card no.</translation>
    </message>
    <message>
        <source>搜索售后</source>
        <translation>Search after-sales</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>全部处理人</source>
        <translation>Anybody</translation>
    </message>
    <message>
        <source>我领的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>没人领的</source>
        <translation>Nobody&apos;s</translation>
    </message>
    <message>
        <source>处理人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>全部类型</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
</context>
<context>
    <name>ReturnPane</name>
    <message>
        <source>{0} 的照片</source>
        <translation>Photos of {0}</translation>
    </message>
</context>
<context>
    <name>ReturnsExport</name>
    <message>
        <source>只导出你领的售后；全部售后请店长或财务来导</source>
        <translation>Only after-sales that you took are exported; a manager or finance exports all</translation>
    </message>
    <message>
        <source>对账</source>
        <translation>Reconcile</translation>
    </message>
    <message>
        <source>做报表</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>找供应商退换</source>
        <translation>Return to supplier</translation>
    </message>
    <message>
        <source>给合作方</source>
        <translation>For a partner</translation>
    </message>
    <message>
        <source>已导出 {0} 件：{1}</source>
        <translation>Exported {0}: {1}</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>售后单</source>
        <translation>After-sale no.</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>申请时间</source>
        <translation>Requested</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Qty</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>退还积分</source>
        <translation>Points back</translation>
    </message>
    <message>
        <source>退还金额</source>
        <translation>Cash back</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>处理人</source>
        <translation>Assignee</translation>
    </message>
</context>
<context>
    <name>ReturnsPage</name>
    <message>
        <source>售后</source>
        <translation>After-sales</translation>
    </message>
    <message>
        <source>新建售后</source>
        <translation>New after-sale</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>要我处理</source>
        <translation>For me</translation>
    </message>
    <message>
        <source>已超时</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>售后状态</source>
        <translation>After-sale state</translation>
    </message>
    <message>
        <source>没有读到售后</source>
        <translation>After-sales couldn&apos;t be read</translation>
    </message>
    <message>
        <source>重试</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>没办完 {0} 件</source>
        <translation>Open: {0}</translation>
    </message>
    <message>
        <source>{0} · {1} 件已超时</source>
        <translation>{0} · overdue: {1}</translation>
    </message>
    <message>
        <source>已列出 {0} 件，往下还有</source>
        <translation>Listed: {0}, more below</translation>
    </message>
    <message>
        <source>共 {0} 件</source>
        <translation>Total: {0}</translation>
    </message>
    <message>
        <source>按期限，最急的在前</source>
        <translation>by deadline, most urgent first</translation>
    </message>
    <message>
        <source>按申请时间，新的在前</source>
        <translation>by date, newest first</translation>
    </message>
    <message>
        <source>售后 {0}</source>
        <translation>After-sale {0}</translation>
    </message>
    <message>
        <source>导出列表</source>
        <translation>Export list</translation>
    </message>
    <message>
        <source>{0} 申请了售后 {1}</source>
        <translation>{0}: after-sale {1} asked for</translation>
    </message>
</context>
<context>
    <name>ReturnsPart</name>
    <message>
        <source>售后</source>
        <translation>After-sales</translation>
    </message>
    <message>
        <source>{0} {1} 件 · {2}</source>
        <translation>{0} × {1} · {2}</translation>
    </message>
    <message>
        <source>这是它的补发单</source>
        <translation>This is its replacement</translation>
    </message>
</context>
<context>
    <name>RevealedPerson</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>复制姓名</source>
        <translation>Copy name</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>复制电话</source>
        <translation>Copy phone</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>复制地址</source>
        <translation>Copy address</translation>
    </message>
    <message>
        <source>原因：{0}</source>
        <translation>Reason: {0}</translation>
    </message>
    <message>
        <source>现在遮住</source>
        <translation>Mask now</translation>
    </message>
    <message>
        <source>{0} 秒后遮住，已记进「谁看过」</source>
        <translation>Masked in {0} s, recorded in &quot;Who looked&quot;</translation>
    </message>
</context>
<context>
    <name>RoleEditor</name>
    <message>
        <source>夜班</source>
        <translation>Night shift</translation>
    </message>
    <message>
        <source>角色名</source>
        <translation>Role name</translation>
    </message>
    <message>
        <source>会改什么</source>
        <translation>What changes</translation>
    </message>
    <message>
        <source>这个角色能做</source>
        <translation>This role can</translation>
    </message>
    <message>
        <source>影响谁</source>
        <translation>Who is affected</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>不建了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>每个角色都能看</source>
        <translation>Every role can see this</translation>
    </message>
    <message>
        <source>你自己没有这一项，不能给别人</source>
        <translation>You lack this right, so you cannot give it</translation>
    </message>
    <message>
        <source>改名为{0}</source>
        <translation>Renamed to {0}</translation>
    </message>
    <message>
        <source>还没有改动</source>
        <translation>No changes yet</translation>
    </message>
    <message>
        <source>还没有人用</source>
        <translation>Nobody has it yet</translation>
    </message>
    <message>
        <source>保存 {0} 处改动</source>
        <translation>Save changes: {0}</translation>
    </message>
    <message>
        <source>新建，{0} 项权限</source>
        <translation>Create, rights: {0}</translation>
    </message>
    <message>
        <source>显示客人资料的权限变了：他们的窗口会锁上，输入密码再进来</source>
        <translation>The right to reveal customer data changed: their windows lock, and they enter the password to go on</translation>
    </message>
    <message>
        <source>保存后马上生效，不用重新登录</source>
        <translation>Takes effect on saving, no need to sign in again</translation>
    </message>
    <message>
        <source>正在新建</source>
        <translation>Creating</translation>
    </message>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
</context>
<context>
    <name>RolePane</name>
    <message>
        <source>角色详情</source>
        <translation>Role details</translation>
    </message>
    <message>
        <source>预设，不能改</source>
        <translation>Built in, cannot be changed</translation>
    </message>
    <message>
        <source>自建</source>
        <translation>Custom</translation>
    </message>
    <message>
        <source>{0} · {1} 项权限</source>
        <translation>{0} · rights: {1}</translation>
    </message>
    <message>
        <source>谁在用</source>
        <translation>Who has it</translation>
    </message>
    <message>
        <source>没有人</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>照着新建</source>
        <translation>Copy as new</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>RoleSheet</name>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>新角色</source>
        <translation>New role</translation>
    </message>
    <message>
        <source>不换了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>换角色</source>
        <translation>Change role</translation>
    </message>
    <message>
        <source>先选新角色</source>
        <translation>Choose a new role first</translation>
    </message>
    <message>
        <source>这里会写明有什么变化</source>
        <translation>What changes is shown here</translation>
    </message>
    <message>
        <source>换成{0}</source>
        <translation>Change to {0}</translation>
    </message>
    <message>
        <source>能显示姓名、电话和地址</source>
        <translation>Can reveal name, phone and address</translation>
    </message>
    <message>
        <source>只看遮住的，数据密钥收回</source>
        <translation>Sees masked data only; data key is withdrawn</translation>
    </message>
    <message>
        <source>照样能显示姓名、电话和地址</source>
        <translation>Can still reveal name, phone and address</translation>
    </message>
    <message>
        <source>权限</source>
        <translation>Rights</translation>
    </message>
    <message>
        <source>{0} 项</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>客人资料</source>
        <translation>Customer data</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign-in</translation>
    </message>
    <message>
        <source>她现在的窗口会锁上，用原密码再进来</source>
        <translation>Their window locks; they enter the same password to go on</translation>
    </message>
    <message>
        <source>正在换角色</source>
        <translation>Changing role</translation>
    </message>
</context>
<context>
    <name>RowActs</name>
    <message>
        <source>复制单号</source>
        <translation>Copy order no.</translation>
    </message>
    <message>
        <source>复制这一格</source>
        <translation>Copy this cell</translation>
    </message>
    <message>
        <source>复制整行，可贴进表格</source>
        <translation>Copy rows for a spreadsheet</translation>
    </message>
    <message>
        <source>取消选择</source>
        <translation>Clear selection</translation>
    </message>
    <message>
        <source>选择这笔</source>
        <translation>Select this order</translation>
    </message>
</context>
<context>
    <name>RowTable</name>
    <message>
        <source>选择</source>
        <translation>Select</translation>
    </message>
</context>
<context>
    <name>RuleSheet</name>
    <message>
        <source>如：大额先核对</source>
        <translation>e.g. Check large orders</translation>
    </message>
    <message>
        <source>规则名</source>
        <translation>Rule name</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>如果</source>
        <translation>If</translation>
    </message>
    <message>
        <source>就</source>
        <translation>Then</translation>
    </message>
    <message>
        <source>再做一件</source>
        <translation>Add step</translation>
    </message>
    <message>
        <source>试运行 30 天</source>
        <translation>Try on 30 days</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>不写了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>几个小时</source>
        <translation>How many hours</translation>
    </message>
    <message>
        <source>几点</source>
        <translation>Time of day</translation>
    </message>
    <message>
        <source>几个小时还没填</source>
        <translation>The hours aren&apos;t filled in</translation>
    </message>
    <message>
        <source>几点还没填，如 09:00</source>
        <translation>The time isn&apos;t filled in, like 09:00</translation>
    </message>
    <message>
        <source>还没说要做什么</source>
        <translation>Nothing to do yet</translation>
    </message>
    <message>
        <source>正在发布</source>
        <translation>Publishing</translation>
    </message>
    <message>
        <source>它会触发：{0}</source>
        <translation>May set off: {0}</translation>
    </message>
    <message>
        <source>会触发它的：{0}</source>
        <translation>May be set off by: {0}</translation>
    </message>
    <message>
        <source>这样会绕回自己，连着触发三次就停</source>
        <translation>This may come back to itself; it stops after three in a chain</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>积分规则</source>
        <translation>Points rules</translation>
    </message>
    <message>
        <source>还原</source>
        <translation>Revert</translation>
    </message>
    <message>
        <source>发布…</source>
        <translation>Publish…</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>订单用下单时的版本，改规则不会动旧订单</source>
        <translation>Orders keep the version they were placed under</translation>
    </message>
    <message>
        <source>获得积分</source>
        <translation>Earning</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>抵扣与使用</source>
        <translation>Deducting and using</translation>
    </message>
    <message>
        <source>有效期</source>
        <translation>Validity</translation>
    </message>
    <message>
        <source>运费</source>
        <translation>Freight</translation>
    </message>
    <message>
        <source>限额与双人</source>
        <translation>Limits and two persons</translation>
    </message>
    <message>
        <source>现行第 {0} 版，{1} 起</source>
        <translation>Version {0} in force since {1}</translation>
    </message>
    <message>
        <source>先发布或还原正在改的，再看别的版本</source>
        <translation>Publish or revert what you are changing before you look at another version</translation>
    </message>
    <message>
        <source>有一处不对</source>
        <translation>Something isn&apos;t right</translation>
    </message>
    <message>
        <source>改过</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>第 {0} 版</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>改了 {0} 处</source>
        <translation>Changes: {0}</translation>
    </message>
    <message>
        <source>检查通过</source>
        <translation>Checks passed</translation>
    </message>
    <message>
        <source>改对了就重放</source>
        <translation>Replayed once it is right</translation>
    </message>
    <message>
        <source>改一处，这里就算出最近 30 天会有多少订单、多少积分不一样</source>
        <translation>Change something to see how many orders and points of the last 30 days would differ</translation>
    </message>
    <message>
        <source>还有不对的</source>
        <translation>something isn&apos;t right</translation>
    </message>
    <message>
        <source>积分规则改了还没发布：{0}</source>
        <translation>Points rules changed but not published: {0}</translation>
    </message>
    <message>
        <source>第 {0} 版已发布</source>
        <translation>Version {0} published</translation>
    </message>
</context>
<context>
    <name>RunningPage</name>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>停下之后，已经导入的怎么办？这一步做完才停，不会停在半笔上</source>
        <translation>What about the rows already imported? It stops after this step, never in the middle of an order</translation>
    </message>
    <message>
        <source>留下已导入的</source>
        <translation>Keep imported rows</translation>
    </message>
    <message>
        <source>撤回已导入的</source>
        <translation>Undo the import</translation>
    </message>
    <message>
        <source>继续导入</source>
        <translation>Go on importing</translation>
    </message>
    <message>
        <source>正在核对</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>正在导入，窗口可以照常用</source>
        <translation>Importing. You can keep using the window</translation>
    </message>
    <message>
        <source>正在撤回</source>
        <translation>Undoing</translation>
    </message>
    <message>
        <source>做完这一步就停</source>
        <translation>Stopping after this step</translation>
    </message>
</context>
<context>
    <name>SavedViews</name>
    <message>
        <source>存为视图</source>
        <translation>Save as view</translation>
    </message>
    <message>
        <source>存视图</source>
        <translation>Save view</translation>
    </message>
    <message>
        <source>已存为全店共享的视图「{0}」</source>
        <translation>Saved as the shared view &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>已存为视图「{0}」</source>
        <translation>Saved as the view &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>给视图改名</source>
        <translation>Rename view</translation>
    </message>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>视图「{0}」换成了现在的条件</source>
        <translation>View &quot;{0}&quot; now has the current filters</translation>
    </message>
    <message>
        <source>「{0}」全店都能用了</source>
        <translation>&quot;{0}&quot; is now shared with the shop</translation>
    </message>
    <message>
        <source>「{0}」只给自己用了</source>
        <translation>&quot;{0}&quot; is now only yours</translation>
    </message>
    <message>
        <source>以后登录先打开「{0}」</source>
        <translation>Sign-in will open &quot;{0}&quot; first</translation>
    </message>
    <message>
        <source>以后登录打开上次的列表</source>
        <translation>Sign-in will open your last list</translation>
    </message>
    <message>
        <source>视图改名为「{0}」</source>
        <translation>View renamed to &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>视图「{0}」已删除</source>
        <translation>View &quot;{0}&quot; deleted</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>视图「{0}」回来了</source>
        <translation>View &quot;{0}&quot; restored</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>SecondPersonSheet</name>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>你的密码</source>
        <translation>Your password</translation>
    </message>
    <message>
        <source>店里只有你能批准：写上原因，再输一次密码，记为单人复核</source>
        <translation>You are the only one who can approve: give a reason and your password again; it is marked as approved alone</translation>
    </message>
    <message>
        <source>先不</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>批准</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>驳回</source>
        <translation>Turn down</translation>
    </message>
    <message>
        <source>正在核对密码</source>
        <translation>Checking the password</translation>
    </message>
</context>
<context>
    <name>SecretsSheet</name>
    <message>
        <source>复制全部</source>
        <translation>Copy all</translation>
    </message>
    <message>
        <source>复制全部 {0} 个</source>
        <translation>Copy all {0}</translation>
    </message>
    <message>
        <source>看好了，关掉</source>
        <translation>Done, close</translation>
    </message>
</context>
<context>
    <name>SeenCard</name>
    <message>
        <source>换文件</source>
        <translation>Change file</translation>
    </message>
    <message>
        <source>认出是 {0}</source>
        <translation>Recognised: {0}</translation>
    </message>
    <message>
        <source>{0} 等 {1} 个文件</source>
        <translation>{0} and others, {1} files</translation>
    </message>
    <message>
        <source>{0} 行 · {1} · {2}</source>
        <translation>Rows: {0} · {1} · {2}</translation>
    </message>
    <message>
        <source>文件里的列</source>
        <translation>Columns in file</translation>
    </message>
    <message>
        <source>对应到</source>
        <translation>Maps to</translation>
    </message>
    <message>
        <source>不导入</source>
        <translation>Not imported</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>当作</source>
        <translation>Read as</translation>
    </message>
    <message>
        <source>认得 {0} 列</source>
        <translation>Columns known: {0}</translation>
    </message>
</context>
<context>
    <name>ServerStep</name>
    <message>
        <source>连到 PostgreSQL 上的店</source>
        <translation>Join a shop on PostgreSQL</translation>
    </message>
    <message>
        <source>这几样向管数据库的人要。用主人的账号也行，连上后换成店里自己的账号，只记住那一个</source>
        <translation>Ask whoever runs the database. The database owner&apos;s login will do: it is exchanged for the shop&apos;s own, and only that one is remembered</translation>
    </message>
    <message>
        <source>测试连接</source>
        <translation>Test connection</translation>
    </message>
    <message>
        <source>连本机不用填</source>
        <translation>Not needed on this PC</translation>
    </message>
    <message>
        <source>照恢复单上的编号，25 个词用空格隔开</source>
        <translation>25 words in the order of the sheet, with spaces</translation>
    </message>
    <message>
        <source>服务器地址</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>端口</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>数据库</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>数据库账号</source>
        <translation>Database login</translation>
    </message>
    <message>
        <source>数据库密码</source>
        <translation>Database password</translation>
    </message>
    <message>
        <source>签发证书的机构（文件）</source>
        <translation>Certificate authority (file)</translation>
    </message>
    <message>
        <source>恢复单上的词</source>
        <translation>Words of the recovery sheet</translation>
    </message>
    <message>
        <source>选文件…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>填服务器的名字或 IP</source>
        <translation>Enter the server&apos;s name or IP</translation>
    </message>
    <message>
        <source>填数据库的名字</source>
        <translation>Enter the database</translation>
    </message>
    <message>
        <source>填数据库账号</source>
        <translation>Enter the database login</translation>
    </message>
    <message>
        <source>1 到 65535</source>
        <translation>1 to 65535</translation>
    </message>
    <message>
        <source>没有这个文件</source>
        <translation>No such file</translation>
    </message>
    <message>
        <source>正在连接</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>连上了：{0}。这台电脑第一次用这家店，要店主的恢复单</source>
        <translation>Connected: {0}. This PC is new to the shop and needs the owner&apos;s recovery sheet</translation>
    </message>
    <message>
        <source>店还在，但这台电脑没有它的密钥，要店主的恢复单</source>
        <translation>The shop is there, but this PC lacks its key: it needs the owner&apos;s recovery sheet</translation>
    </message>
    <message>
        <source>打开这家店</source>
        <translation>Open this shop</translation>
    </message>
    <message>
        <source>恢复单上的词把密钥带回这台电脑，店里的数据都还在</source>
        <translation>The words on the recovery sheet bring the key back to this PC; the shop&apos;s data are all there</translation>
    </message>
    <message>
        <source>填恢复单上的 25 个词</source>
        <translation>Enter the 25 words of the sheet</translation>
    </message>
    <message>
        <source>正在打开</source>
        <translation>Opening</translation>
    </message>
</context>
<context>
    <name>ServiceCard</name>
    <message>
        <source>断开</source>
        <translation>Disconnect</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>还原</source>
        <translation>Revert</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>支付渠道</source>
        <translation>Payment providers</translation>
    </message>
    <message>
        <source>接通后退款原路自动退回</source>
        <translation>Once connected, refunds go back by themselves</translation>
    </message>
    <message>
        <source>快递查询</source>
        <translation>Parcel tracking</translation>
    </message>
    <message>
        <source>接通后物流自动更新</source>
        <translation>Once connected, parcels are followed by themselves</translation>
    </message>
    <message>
        <source>电子面单</source>
        <translation>Electronic waybills</translation>
    </message>
    <message>
        <source>接通后在发货中心取号并打印</source>
        <translation>Then numbers and labels come on the Shipping page</translation>
    </message>
    <message>
        <source>充值</source>
        <translation>Top-up</translation>
    </message>
    <message>
        <source>接通后发货时由平台充，充好自动算发出</source>
        <translation>Once connected, the provider charges when you ship</translation>
    </message>
    <message>
        <source>写在窗口上、面单和报表上</source>
        <translation>Shown on the window, labels and reports</translation>
    </message>
    <message>
        <source>哪天的订单、几点过期，都按它算</source>
        <translation>Sets each order&apos;s day and when things expire</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>过了不付就取消，只管新下的订单</source>
        <translation>Unpaid after this, the order is cancelled; new orders only</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>放行后多久要发出，只管新放行的订单</source>
        <translation>Time to ship after release; newly released orders only</translation>
    </message>
    <message>
        <source>天</source>
        <translation>days</translation>
    </message>
    <message>
        <source>发完后没人确认收货就完成，只管新发出的订单</source>
        <translation>Completes by itself if no one confirms receipt after shipping; newly shipped orders only</translation>
    </message>
    <message>
        <source>件</source>
        <translation>items</translation>
    </message>
    <message>
        <source>一包有这么多件，发货前逐件扫码；0 是不核对</source>
        <translation>From so many items in a parcel, each is scanned before it goes; 0: none</translation>
    </message>
    <message>
        <source>付款后直接待发货</source>
        <translation>Straight to shipping</translation>
    </message>
    <message>
        <source>关掉就要有人放行</source>
        <translation>Off: someone has to release each order</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>points</translation>
    </message>
    <message>
        <source>首单用到这么多积分，先停下核对</source>
        <translation>A first order using this many points stops for a check</translation>
    </message>
    <message>
        <source>单</source>
        <translation>orders</translation>
    </message>
    <message>
        <source>几位会员往同一地址下这么多单，先停下核对；0 是不看</source>
        <translation>So many orders of several members to one address wait for a check; 0: never</translation>
    </message>
    <message>
        <source>同地址的订单往回数几天</source>
        <translation>How many days back orders to one address count</translation>
    </message>
    <message>
        <source>位</source>
        <translation>members</translation>
    </message>
    <message>
        <source>这么多会员用一个电话，先停下核对；0 是不看</source>
        <translation>So many members on one phone wait for a check; 0: never</translation>
    </message>
    <message>
        <source>商城这么久没来取通知就报异常；没接商城写 0</source>
        <translation>An exception when the storefront has collected nothing for so long; 0 without a storefront</translation>
    </message>
    <message>
        <source>元</source>
        <translation>CNY</translation>
    </message>
    <message>
        <source>客服自己能同意的退款，再多要财务或店长</source>
        <translation>Refunds Support can approve alone; above this, Finance or a manager</translation>
    </message>
    <message>
        <source>连积分值这么多以内，售后能一步退完</source>
        <translation>Up to this worth, points included, an after-sale can be refunded in one step</translation>
    </message>
    <message>
        <source>申请、退款、补发多久要办，过了排在最前</source>
        <translation>How long a request, refund or reship may wait; overdue ones come first</translation>
    </message>
    <message>
        <source>同意后客人多久要把退货寄回</source>
        <translation>How long the customer has to send goods back once approved</translation>
    </message>
    <message>
        <source>积分过期前多少天提醒客人，0 是不提醒</source>
        <translation>How many days before points expire customers hear of it; 0 for never</translation>
    </message>
    <message>
        <source>没人碰就锁屏，0 是不锁；马上生效</source>
        <translation>Locks the screen when idle, 0 never locks; applies at once</translation>
    </message>
    <message>
        <source>发货时能选的，点一下开或关</source>
        <translation>Carriers to choose from when shipping; click to turn on or off</translation>
    </message>
    <message>
        <source>店</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>放行、退款和安全</source>
        <translation>Release, refunds and security</translation>
    </message>
    <message>
        <source>快递</source>
        <translation>Carriers</translation>
    </message>
    <message>
        <source>让另一台电脑加入…</source>
        <translation>Let another PC join…</translation>
    </message>
    <message>
        <source>几台电脑一起用</source>
        <translation>Several PCs</translation>
    </message>
    <message>
        <source>新电脑凭加入文件进来，24 小时内有效</source>
        <translation>A new PC comes in by a join file, valid for 24 hours</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>跟系统</source>
        <translation>System</translation>
    </message>
    <message>
        <source>紧凑</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>宽松</source>
        <translation>Comfortable</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>订单列表行高</source>
        <translation>Order list row height</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>按了就变，只管这台电脑</source>
        <translation>Applies at once, on this computer only</translation>
    </message>
    <message>
        <source>诊断…</source>
        <translation>Health check…</translation>
    </message>
    <message>
        <source>设置里改了 {0} 处还没保存：{1}</source>
        <translation>Unsaved settings: {0} ({1})</translation>
    </message>
    <message>
        <source>改了 {0} 处，还没保存</source>
        <translation>Unsaved changes: {0}</translation>
    </message>
    <message>
        <source>每次改动都记进审计</source>
        <translation>Every change is recorded in the audit</translation>
    </message>
    <message>
        <source>保存 {0} 处</source>
        <translation>Save changes: {0}</translation>
    </message>
    <message>
        <source>{0} 家</source>
        <translation>Carriers: {0}</translation>
    </message>
    <message>
        <source>{0}不对，改好再保存</source>
        <translation>{0} isn&apos;t valid. Correct it, then save</translation>
    </message>
    <message>
        <source>保存了 {0} 处设置</source>
        <translation>Settings saved: {0}</translation>
    </message>
</context>
<context>
    <name>SettleSheet</name>
    <message>
        <source>怎么处理的</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>问过快递，会接着送</source>
        <translation>Courier asked, it goes on</translation>
    </message>
    <message>
        <source>快递说丢了，在理赔</source>
        <translation>Courier lost it, claim filed</translation>
    </message>
    <message>
        <source>和买家说好了</source>
        <translation>Agreed with the buyer</translation>
    </message>
    <message>
        <source>退回来了，等入库</source>
        <translation>It came back, to be received</translation>
    </message>
    <message>
        <source>这件就离开列表；再有新的动静，会重新出现</source>
        <translation>It leaves the list and comes back when there is news</translation>
    </message>
    <message>
        <source>不记</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>处理完了</source>
        <translation>Dealt with</translation>
    </message>
</context>
<context>
    <name>SettlementPart</name>
    <message>
        <source>付款与退款</source>
        <translation>Payments &amp; refunds</translation>
    </message>
    <message>
        <source>复制流水号</source>
        <translation>Copy reference</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>同意退款</source>
        <translation>Approve refund</translation>
    </message>
    <message>
        <source>不退</source>
        <translation>Drop</translation>
    </message>
    <message>
        <source>登记到账</source>
        <translation>Record paid out</translation>
    </message>
    <message>
        <source>登记失败</source>
        <translation>Record failure</translation>
    </message>
    <message>
        <source>再退一次</source>
        <translation>Refund again</translation>
    </message>
</context>
<context>
    <name>SeveralSheet</name>
    <message>
        <source>扫条码，或输入品名、编码加一行</source>
        <translation>Scan a barcode, or type a name or code to add a line</translation>
    </message>
    <message>
        <source>加商品</source>
        <translation>Add item</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>有一格不是整数，改好了再告诉你库存会怎么变</source>
        <translation>One entry is not a whole number. Fix it to see what changes</translation>
    </message>
    <message>
        <source>填了数量，这里就告诉你库存会怎么变</source>
        <translation>Enter a quantity to see how stock will change</translation>
    </message>
    <message>
        <source>还没有填数量。没数的留空，不会动它</source>
        <translation>No quantity entered yet. Leave uncounted items empty; they won&apos;t change</translation>
    </message>
    <message>
        <source>在库 {0}</source>
        <translation>On hand {0}</translation>
    </message>
    <message>
        <source>没有「{0}」这件商品</source>
        <translation>No product matches &quot;{0}&quot;</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SheetFiles</name>
    <message>
        <source>发货表存到哪里</source>
        <translation>Where to save the shipping sheet</translation>
    </message>
    <message>
        <source>发货表 {0} 笔</source>
        <translation>Shipping sheet: {0}</translation>
    </message>
    <message>
        <source>导出发货表</source>
        <translation>Export sheet</translation>
    </message>
    <message>
        <source>存好了 {0} 笔：{1}。填上快递公司和运单号，再导入</source>
        <translation>Orders saved: {0} ({1}). Fill in courier and waybill, then import it</translation>
    </message>
    <message>
        <source>选填好的发货表</source>
        <translation>Choose the filled shipping sheet</translation>
    </message>
</context>
<context>
    <name>SheetStep</name>
    <message>
        <source>收好恢复单</source>
        <translation>Keep the recovery sheet safe</translation>
    </message>
    <message>
        <source>这 25 个词能打开店里的一切。忘了密码、换了电脑，只有它救得回来；程序里不留第二份</source>
        <translation>These 25 words open everything in the shop. Only they help when the password is forgotten or the PC is replaced; the program keeps no copy</translation>
    </message>
    <message>
        <source>开店</source>
        <translation>Found the shop</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>存成 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>恢复单已经打印、存好或抄下来了</source>
        <translation>The recovery sheet is printed, saved or copied out</translation>
    </message>
    <message>
        <source>{0} 恢复单.pdf</source>
        <translation>{0} recovery sheet.pdf</translation>
    </message>
    <message>
        <source>存好了：{0}。打印以后把文件删掉，别留在电脑里</source>
        <translation>Saved: {0}. Delete the file once it is printed</translation>
    </message>
    <message>
        <source>已送到打印机。看清楚 25 个词都印出来了</source>
        <translation>Sent to the printer. Check that all 25 words are on paper</translation>
    </message>
</context>
<context>
    <name>ShipFromSheet</name>
    <message>
        <source>按发货表发货：{0}</source>
        <translation>Ship from sheet: {0}</translation>
    </message>
    <message>
        <source>{0} 行不发，原因如下</source>
        <translation>Rows that don&apos;t go: {0}, for these reasons</translation>
    </message>
    <message>
        <source>存下没发的行</source>
        <translation>Save the rest</translation>
    </message>
    <message>
        <source>发货 {0} 笔，{1} 个包裹</source>
        <translation>Ship {0} in {1} parcels</translation>
    </message>
    <message>
        <source>发货 {0} 笔</source>
        <translation>Ship {0}</translation>
    </message>
    <message>
        <source>{0} 行里没有一行能发</source>
        <translation>Rows that can be shipped: none of {0}</translation>
    </message>
    <message>
        <source>{0} 行里 {1} 笔能发</source>
        <translation>Rows: {0}, orders that can be shipped: {1}</translation>
    </message>
    <message>
        <source>{0} 行对得上 {1} 笔，其中 {2} 笔现在不能发，原因见下</source>
        <translation>Rows: {0}, matching orders: {1}; can&apos;t be shipped now: {2}, see below</translation>
    </message>
    <message>
        <source>{0} 笔已发货</source>
        <translation>{0} shipped</translation>
    </message>
    <message>
        <source>没发的</source>
        <translation>not shipped</translation>
    </message>
    <message>
        <source>存好了：{0}</source>
        <translation>Saved: {0}</translation>
    </message>
    <message>
        <source>没有存成：{0}。把发货表放到能写的文件夹再试</source>
        <translation>Not saved: {0}. Put the sheet into a folder that can be written and try again</translation>
    </message>
</context>
<context>
    <name>ShipManySheet</name>
    <message>
        <source>批量发货</source>
        <translation>Ship orders</translation>
    </message>
    <message>
        <source>扫描或输入运单号，回车到下一笔</source>
        <translation>Scan or type a waybill no., then Enter</translation>
    </message>
    <message>
        <source>快递公司</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>运单号</source>
        <translation>Waybill no.</translation>
    </message>
    <message>
        <source>粘贴一列运单号</source>
        <translation>Paste waybill numbers</translation>
    </message>
    <message>
        <source>从快递公司的表里复制：一列运单号按下面的顺序填，带订单号的按订单号填</source>
        <translation>Copy from the courier&apos;s sheet: a column of waybill numbers fills in the order below; rows with an order no. fill by order no.</translation>
    </message>
    <message>
        <source>{0} 的运单号</source>
        <translation>Waybill no. of {0}</translation>
    </message>
    <message>
        <source>填了 {0} 个运单号，{1} 行没有用上（没有运单号，或不是这里的订单）</source>
        <translation>Waybills filled: {0}. Lines not used: {1} (no waybill no., or not an order here)</translation>
    </message>
    <message>
        <source>填了 {0} 个运单号，请核对后发货</source>
        <translation>Waybills filled: {0}. Check them, then ship</translation>
    </message>
    <message>
        <source>发货 {0} 笔</source>
        <translation>Ship: {0}</translation>
    </message>
    <message>
        <source>{0} 笔都能发，每笔一个包裹</source>
        <translation>All can ship, one parcel each: {0}</translation>
    </message>
    <message>
        <source>{0} 笔里 {1} 笔能发，{2} 笔不能，原因见下</source>
        <translation>Of {0} orders, {1} can ship and {2} can&apos;t, reasons below</translation>
    </message>
    <message>
        <source>{0} 笔已发货</source>
        <translation>Orders shipped: {0}</translation>
    </message>
</context>
<context>
    <name>ShipNotices</name>
    <message>
        <source>新的待发货订单 {0}</source>
        <translation>New order to ship: {0}</translation>
    </message>
    <message>
        <source>新的待发货订单 {0} 笔</source>
        <translation>New orders to ship: {0}</translation>
    </message>
    <message>
        <source>订单 {0} 已付款，等人放行</source>
        <translation>Order {0} is paid and waits for release</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>ShipSheet</name>
    <message>
        <source>发货 {0}</source>
        <translation>Ship {0}</translation>
    </message>
    <message>
        <source>交付方式</source>
        <translation>Delivery</translation>
    </message>
    <message>
        <source>提货码</source>
        <translation>Pick-up code</translation>
    </message>
    <message>
        <source>扫描或输入客人出示的提货码</source>
        <translation>Scan or type the customer&apos;s pick-up code</translation>
    </message>
    <message>
        <source>每件发一个卡密，先到期的先发。发出后只给你显示一次，也不能撤回</source>
        <translation>One code per unit, the soonest to expire first. They are shown to you once, and issuing can&apos;t be undone</translation>
    </message>
    <message>
        <source>再加一个包裹</source>
        <translation>Add parcel</translation>
    </message>
    <message>
        <source>发货</source>
        <translation>Ship</translation>
    </message>
    <message>
        <source>勾选要发的商品</source>
        <translation>Tick the items to ship</translation>
    </message>
    <message>
        <source>正在发货</source>
        <translation>Shipping</translation>
    </message>
    <message>
        <source>{0} × {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>包裹 {0}：{1}</source>
        <translation>Parcel {0}: {1}</translation>
    </message>
    <message>
        <source>去掉包裹 {0}</source>
        <translation>Remove parcel {0}</translation>
    </message>
    <message>
        <source>交付 {0} 件</source>
        <translation>Hand over: {0}</translation>
    </message>
    <message>
        <source>发出 {0} 个卡密</source>
        <translation>Issue codes: {0}</translation>
    </message>
    <message>
        <source>登记充值 {0} 件</source>
        <translation>Enter top-up of {0}</translation>
    </message>
    <message>
        <source>提交充值 {0} 件</source>
        <translation>Submit {0} to charge</translation>
    </message>
    <message>
        <source>发货 {0} 个包裹</source>
        <translation>Ship parcels: {0}</translation>
    </message>
    <message>
        <source>商品都在这个包裹里了，先减少件数，留给下一个包裹</source>
        <translation>Everything is in this parcel. Lower a quantity to leave some for the next parcel</translation>
    </message>
    <message>
        <source>这个运单号已经用在前面的包裹上</source>
        <translation>This waybill no. is already used on an earlier parcel</translation>
    </message>
    <message>
        <source>勾选商品后，这里显示会发生什么</source>
        <translation>Tick items to see what will happen</translation>
    </message>
    <message>
        <source>充值平台正在充</source>
        <translation>The provider is charging</translation>
    </message>
    <message>
        <source>提交充值</source>
        <translation>Submit top-up</translation>
    </message>
</context>
<context>
    <name>ShippingBar</name>
    <message>
        <source>扫描订单号或运单号，或输入后回车</source>
        <translation>Scan an order or waybill number, or type it and press Enter</translation>
    </message>
    <message>
        <source>选了 {0} 笔</source>
        <translation>{0} chosen</translation>
    </message>
    <message>
        <source>打印 {0} 张</source>
        <translation>Print {0}</translation>
    </message>
    <message>
        <source>打印标签 {0} 张</source>
        <translation>Labels {0}</translation>
    </message>
    <message>
        <source>发货 {0} 笔</source>
        <translation>Ship {0}</translation>
    </message>
    <message>
        <source>建波次 {0} 笔</source>
        <translation>Wave of {0}</translation>
    </message>
</context>
<context>
    <name>ShippingPage</name>
    <message>
        <source>发货中心</source>
        <translation>Shipping</translation>
    </message>
    <message>
        <source>打印全部未打印的</source>
        <translation>Print all unprinted</translation>
    </message>
    <message>
        <source>导出发货表</source>
        <translation>Export sheet</translation>
    </message>
    <message>
        <source>导入发货表</source>
        <translation>Import sheet</translation>
    </message>
    <message>
        <source>取号并打印</source>
        <translation>Get labels</translation>
    </message>
    <message>
        <source>待发货</source>
        <translation>To ship</translation>
    </message>
    <message>
        <source>未打印</source>
        <translation>Not printed</translation>
    </message>
    <message>
        <source>未打标签</source>
        <translation>No label yet</translation>
    </message>
    <message>
        <source>已拣</source>
        <translation>Picked</translation>
    </message>
    <message>
        <source>波次</source>
        <translation>Waves</translation>
    </message>
    <message>
        <source>面单</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>充值</source>
        <translation>Top-up</translation>
    </message>
    <message>
        <source>打印记录</source>
        <translation>Print log</translation>
    </message>
    <message>
        <source>哪些订单</source>
        <translation>Which orders</translation>
    </message>
    <message>
        <source>待发货的订单</source>
        <translation>Orders to ship</translation>
    </message>
    <message>
        <source>没有等着发的订单</source>
        <translation>No orders wait to be shipped</translation>
    </message>
    <message>
        <source>{0} 笔等着发，{1} 笔已过期限</source>
        <translation>{0} to ship, {1} late</translation>
    </message>
    <message>
        <source>{0} 笔等着发，{1} 笔已过期限，列出最急的 {2} 笔</source>
        <translation>{0} to ship, {1} late; the {2} most urgent are listed</translation>
    </message>
    <message>
        <source>打印全部未打印的 {0} 张</source>
        <translation>Print all {0} unprinted</translation>
    </message>
    <message>
        <source>打印全部 {0} 张标签</source>
        <translation>Print all labels: {0}</translation>
    </message>
    <message>
        <source>没有未打印的</source>
        <translation>Nothing left to print</translation>
    </message>
    <message>
        <source>没有未打的标签</source>
        <translation>All labels are printed</translation>
    </message>
    <message>
        <source>一次最多取 {0} 笔，请少选一些</source>
        <translation>At most {0} at once; choose fewer</translation>
    </message>
    <message>
        <source>都取过号了，或没有要寄的</source>
        <translation>All have a number, or nothing is to be sent</translation>
    </message>
    <message>
        <source>没有可导出的订单</source>
        <translation>There are no orders to export</translation>
    </message>
</context>
<context>
    <name>ShopStep</name>
    <message>
        <source>开自己的店</source>
        <translation>A shop of your own</translation>
    </message>
    <message>
        <source>店名和时区以后能在设置里改</source>
        <translation>Name and time zone can be changed later in settings</translation>
    </message>
    <message>
        <source>下一步：恢复单</source>
        <translation>Next: recovery sheet</translation>
    </message>
    <message>
        <source>比如：悦享生活</source>
        <translation>e.g. Morning Light</translation>
    </message>
    <message>
        <source>比如：李想</source>
        <translation>e.g. Li Xiang</translation>
    </message>
    <message>
        <source>至少 12 个字，可以是一句话</source>
        <translation>At least 12 characters; a sentence is fine</translation>
    </message>
    <message>
        <source>店名</source>
        <translation>Shop name</translation>
    </message>
    <message>
        <source>时区</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>店主的账号，英文或数字</source>
        <translation>Owner&apos;s login, letters or digits</translation>
    </message>
    <message>
        <source>店主姓名</source>
        <translation>Owner&apos;s name</translation>
    </message>
    <message>
        <source>店主的密码</source>
        <translation>Owner&apos;s password</translation>
    </message>
    <message>
        <source>再输一次密码</source>
        <translation>Password again</translation>
    </message>
    <message>
        <source>数据放在哪个文件夹</source>
        <translation>Folder for the data</translation>
    </message>
    <message>
        <source>换一个…</source>
        <translation>Choose another…</translation>
    </message>
    <message>
        <source>给店起个名字</source>
        <translation>Give the shop a name</translation>
    </message>
    <message>
        <source>2 到 40 个英文字母或数字</source>
        <translation>2 to 40 letters or digits</translation>
    </message>
    <message>
        <source>两次输入的不一样</source>
        <translation>The two entries differ</translation>
    </message>
    <message>
        <source>写出完整的文件夹，比如 D:\积分店</source>
        <translation>Enter the full folder, e.g. D:\Shop</translation>
    </message>
    <message>
        <source>打开那家店</source>
        <translation>Open that shop</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>正在打开店铺</source>
        <translation>Opening the shop</translation>
    </message>
    <message>
        <source>正在登录</source>
        <translation>Signing in</translation>
    </message>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>忘了密码</source>
        <translation>Forgot password</translation>
    </message>
    <message>
        <source>请店主给你一个新的激活码，用它登录一次，再设自己的密码。</source>
        <translation>Ask the owner for a new activation code. Sign in with it once, then set your own password.</translation>
    </message>
    <message>
        <source>店主在命令行给码：pointsdesk staff reset 你的账号</source>
        <translation>The owner gets the code on the command line: pointsdesk staff reset &lt;your account&gt;</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>正在读取</source>
        <translation>Loading</translation>
    </message>
</context>
<context>
    <name>SkuForm</name>
    <message>
        <source>件</source>
        <translation>pcs</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source>不提醒</source>
        <translation>No alert</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Variant</translation>
    </message>
    <message>
        <source>例如 1.8m、380ml</source>
        <translation>e.g. 1.8m, 380ml</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>条码</source>
        <translation>Barcode</translation>
    </message>
    <message>
        <source>卖法</source>
        <translation>Sale mode</translation>
    </message>
    <message>
        <source>积分价</source>
        <translation>Points price</translation>
    </message>
    <message>
        <source>现金价</source>
        <translation>Cash price</translation>
    </message>
    <message>
        <source>怎么给客人</source>
        <translation>Delivery</translation>
    </message>
    <message>
        <source>每人限兑</source>
        <translation>Limit per member</translation>
    </message>
    <message>
        <source>低库存线</source>
        <translation>Low stock at</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>期初库存</source>
        <translation>Opening stock</translation>
    </message>
    <message>
        <source>要填 0 或以上的整数</source>
        <translation>Enter a whole number, 0 or more</translation>
    </message>
    <message>
        <source>写成 29 或 29.90 这样</source>
        <translation>Enter it like 29 or 29.90</translation>
    </message>
    <message>
        <source>这种卖法要有这个价</source>
        <translation>This sale mode needs this price</translation>
    </message>
</context>
<context>
    <name>SkuSheet</name>
    <message>
        <source>这个规格</source>
        <translation>This SKU</translation>
    </message>
    <message>
        <source>不改</source>
        <translation>Keep as is</translation>
    </message>
    <message>
        <source>保存规格</source>
        <translation>Save SKU</translation>
    </message>
    <message>
        <source>把价格填对，这里就告诉你会改什么</source>
        <translation>Enter valid prices to see what will change</translation>
    </message>
    <message>
        <source>积分价 {0} → {1}</source>
        <translation>Points price {0} → {1}</translation>
    </message>
    <message>
        <source>现金价 {0} → {1}</source>
        <translation>Cash price {0} → {1}</translation>
    </message>
    <message>
        <source>价格</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>只管以后的订单</source>
        <translation>Future orders only</translation>
    </message>
    <message>
        <source>重新上架</source>
        <translation>Back on sale</translation>
    </message>
    <message>
        <source>下架，不能再下单；已下的照常发</source>
        <translation>Off sale: no new orders; placed orders still ship</translation>
    </message>
    <message>
        <source>上下架</source>
        <translation>On / off sale</translation>
    </message>
    <message>
        <source>价格和上下架不变，只改其余的</source>
        <translation>Prices and sale status stay; only the rest changes</translation>
    </message>
</context>
<context>
    <name>SlipSheet</name>
    <message>
        <source>打印配货单</source>
        <translation>Print packing slip</translation>
    </message>
    <message>
        <source>打印配货单 {0} 张</source>
        <translation>Print packing slips: {0}</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>打印 {0} 张…</source>
        <translation>Print {0}…</translation>
    </message>
</context>
<context>
    <name>SnoozeSheet</name>
    <message>
        <source>2 小时后</source>
        <translation>In 2 hours</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>3 天后</source>
        <translation>In 3 days</translation>
    </message>
    <message>
        <source>一周后</source>
        <translation>In a week</translation>
    </message>
    <message>
        <source>选日期</source>
        <translation>Pick a day</translation>
    </message>
    <message>
        <source>提醒时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>什么时候再提醒</source>
        <translation>Remind me</translation>
    </message>
    <message>
        <source>例如 2026-12-01</source>
        <translation>e.g. 2026-12-01</translation>
    </message>
    <message>
        <source>提醒哪天</source>
        <translation>Which day</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>为什么先放着</source>
        <translation>Why it can wait</translation>
    </message>
    <message>
        <source>等买家回话</source>
        <translation>Buyer will answer</translation>
    </message>
    <message>
        <source>等快递回话</source>
        <translation>Courier will answer</translation>
    </message>
    <message>
        <source>等补货</source>
        <translation>Goods are coming</translation>
    </message>
    <message>
        <source>等支付渠道</source>
        <translation>Payment provider will answer</translation>
    </message>
    <message>
        <source>等同事核实</source>
        <translation>A colleague is checking</translation>
    </message>
    <message>
        <source>不放</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>稍后提醒</source>
        <translation>Remind me later</translation>
    </message>
    <message>
        <source>日期写成 2026-12-01 这样</source>
        <translation>Write the day as 2026-12-01</translation>
    </message>
    <message>
        <source>到时回到列表</source>
        <translation>Back in the list then</translation>
    </message>
    <message>
        <source>到那天早上 9 点回到列表，最多两周</source>
        <translation>Back in the list at 9 that morning, two weeks at most</translation>
    </message>
</context>
<context>
    <name>Spinner</name>
    <message>
        <source>正在读取</source>
        <translation>Loading</translation>
    </message>
</context>
<context>
    <name>StaffNotices</name>
    <message>
        <source>看提醒</source>
        <translation>See notices</translation>
    </message>
</context>
<context>
    <name>StaffPane</name>
    <message>
        <source>员工详情</source>
        <translation>Staff details</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign-ins</translation>
    </message>
    <message>
        <source>最近做的</source>
        <translation>Recent actions</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>客人资料</source>
        <translation>Customer data</translation>
    </message>
    <message>
        <source>能显示</source>
        <translation>Can reveal</translation>
    </message>
    <message>
        <source>只看遮住的</source>
        <translation>Masked only</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>等她激活，码到 {0}</source>
        <translation>Not activated, code until {0}</translation>
    </message>
    <message>
        <source>已设好</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>换角色</source>
        <translation>Set role</translation>
    </message>
    <message>
        <source>重发激活码</source>
        <translation>New code</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>重新启用</source>
        <translation>Enable</translation>
    </message>
    <message>
        <source>开着 {0} 个</source>
        <translation>Open: {0}</translation>
    </message>
    <message>
        <source>现在没有登录</source>
        <translation>Not signed in</translation>
    </message>
    <message>
        <source>还没登录过</source>
        <translation>Never signed in</translation>
    </message>
    <message>
        <source>{0} 起</source>
        <translation>since {0}</translation>
    </message>
    <message>
        <source>就是这里</source>
        <translation>This one</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>结束 {0} 的登录</source>
        <translation>End the session of {0}</translation>
    </message>
    <message>
        <source>还没有做过什么</source>
        <translation>Nothing done yet</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>积分掌柜</source>
        <translation>PointsDesk</translation>
    </message>
    <message>
        <source>正在搭演示店，只要几秒</source>
        <translation>Setting up the demo shop, a few seconds</translation>
    </message>
    <message>
        <source>正在打开店铺</source>
        <translation>Opening the shop</translation>
    </message>
    <message>
        <source>再看一次</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>店铺打不开</source>
        <translation>Can&apos;t open the shop</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>演示店没有搭成</source>
        <translation>The demo shop could not be set up</translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message>
        <source>欢迎，从哪儿开始？</source>
        <translation>Welcome. Where to begin?</translation>
    </message>
    <message>
        <source>这台电脑上还没有店。选错了也没关系，随时能返回</source>
        <translation>There is no shop on this PC yet. You can go back at any time</translation>
    </message>
    <message>
        <source>在这台电脑上开店</source>
        <translation>Found a shop on this PC</translation>
    </message>
    <message>
        <source>一个人、一台电脑，数据就在本机，一分钟开好</source>
        <translation>One PC, the data stays here, ready in a minute</translation>
    </message>
    <message>
        <source>连到 PostgreSQL 上的店</source>
        <translation>Join a shop on PostgreSQL</translation>
    </message>
    <message>
        <source>几台电脑一起用，数据在店里的服务器上</source>
        <translation>Several PCs, the data lies on the shop&apos;s server</translation>
    </message>
    <message>
        <source>先看看演示店</source>
        <translation>Look around in the demo shop</translation>
    </message>
    <message>
        <source>两千笔订单的假数据，退出就清空，不碰真店</source>
        <translation>2,000 made-up orders, gone when you close it</translation>
    </message>
</context>
<context>
    <name>StatementChild</name>
    <message>
        <source>读账单中断了，什么都没收进来。再试一次</source>
        <translation>Reading the bill was interrupted and nothing came in. Try again</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>命令</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>上下一条</source>
        <translation>Next / previous</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Shortcuts</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>少一个</source>
        <translation>One less</translation>
    </message>
    <message>
        <source>多一个</source>
        <translation>One more</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
</context>
<context>
    <name>TabBar</name>
    <message>
        <source>其他标签</source>
        <translation>More tabs</translation>
    </message>
</context>
<context>
    <name>TagLine</name>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>加标签</source>
        <translation>Add tag</translation>
    </message>
    <message>
        <source>没有标签</source>
        <translation>No tags</translation>
    </message>
</context>
<context>
    <name>TagManySheet</name>
    <message>
        <source>批量加标签</source>
        <translation>Add tag to orders</translation>
    </message>
    <message>
        <source>例如 生日礼物</source>
        <translation>e.g. birthday gift</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>给 {0} 笔加标签</source>
        <translation>Tag orders: {0}</translation>
    </message>
    <message>
        <source>给选中的 {0} 笔加上同一个标签</source>
        <translation>Add one tag to the {0} selected orders</translation>
    </message>
    <message>
        <source>{0} 笔里 {1} 笔能加标签，{2} 笔不能，原因见下</source>
        <translation>Of {0} orders, {1} can be tagged and {2} can&apos;t, reasons below</translation>
    </message>
    <message>
        <source>{0} 笔加了标签</source>
        <translation>Orders tagged: {0}</translation>
    </message>
</context>
<context>
    <name>TagPopover</name>
    <message>
        <source>加标签</source>
        <translation>Add tag</translation>
    </message>
    <message>
        <source>标签，回车加上</source>
        <translation>Tag, Enter adds it</translation>
    </message>
</context>
<context>
    <name>TagSheet</name>
    <message>
        <source>标签 {0}</source>
        <translation>Tags of {0}</translation>
    </message>
    <message>
        <source>已有的标签</source>
        <translation>Current tags</translation>
    </message>
    <message>
        <source>点 × 去掉</source>
        <translation>Click × to remove</translation>
    </message>
    <message>
        <source>例如 生日礼物</source>
        <translation>e.g. birthday gift</translation>
    </message>
    <message>
        <source>新标签</source>
        <translation>New tag</translation>
    </message>
    <message>
        <source>不加</source>
        <translation>Don&apos;t add</translation>
    </message>
    <message>
        <source>加标签</source>
        <translation>Add tag</translation>
    </message>
    <message>
        <source>去掉「{0}」</source>
        <translation>Take off &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>加「{0}」</source>
        <translation>Add &quot;{0}&quot;</translation>
    </message>
</context>
<context>
    <name>TagsPart</name>
    <message>
        <source>还没有人领</source>
        <translation>Not taken yet</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Assignee</translation>
    </message>
    <message>
        <source>优先级</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>调整</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>换人</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>领单</source>
        <translation>Take</translation>
    </message>
</context>
<context>
    <name>TakeBackSheet</name>
    <message>
        <source>不收回</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>收回 {0} 积分</source>
        <translation>Take back {0} points</translation>
    </message>
</context>
<context>
    <name>TakeSheet</name>
    <message>
        <source>取号并打印 {0} 笔</source>
        <translation>Get labels for orders: {0}</translation>
    </message>
    <message>
        <source>每笔只取一个号；没回音的，下次问的还是同一个号</source>
        <translation>One number per order; without an answer the same number is asked for again</translation>
    </message>
    <message>
        <source>取号结果</source>
        <translation>What came</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正在取号</source>
        <translation>Getting numbers</translation>
    </message>
    <message>
        <source>取电子面单</source>
        <translation>Electronic waybill</translation>
    </message>
    <message>
        <source>停下时还没轮到，没有取</source>
        <translation>Stopped before its turn</translation>
    </message>
    <message>
        <source>{0} 笔取到了号，{1} 笔没有，原因如下</source>
        <translation>{0} got a number, {1} didn&apos;t, for these reasons</translation>
    </message>
    <message>
        <source>打印 {0} 张面单</source>
        <translation>Print labels: {0}</translation>
    </message>
</context>
<context>
    <name>TextEdit</name>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>TextRow</name>
    <message>
        <source>请填{0}</source>
        <translation>{0} is required</translation>
    </message>
</context>
<context>
    <name>TierSheet</name>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>消费得积分的倍数</source>
        <translation>Multiplier of points earned</translation>
    </message>
    <message>
        <source>150% 就是 1.5 倍</source>
        <translation>150% is 1.5 times</translation>
    </message>
    <message>
        <source>得满多少积分升到</source>
        <translation>Reached with points</translation>
    </message>
    <message>
        <source>或花满多少元升到</source>
        <translation>Or with yuan spent</translation>
    </message>
    <message>
        <source>都留空就只能人工定</source>
        <translation>Both empty: given by hand only</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{0} 秒</source>
        <translation>{0} s</translation>
    </message>
</context>
<context>
    <name>TodoCard</name>
    <message>
        <source>待办</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>点开就是那些订单和商品</source>
        <translation>Opens those orders and goods</translation>
    </message>
    <message>
        <source>发货超时</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>待发货</source>
        <translation>To ship</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>异常待处理</source>
        <translation>Open exceptions</translation>
    </message>
    <message>
        <source>退款待审批</source>
        <translation>Refunds to approve</translation>
    </message>
    <message>
        <source>退款待打款登记</source>
        <translation>Refunds to pay out</translation>
    </message>
    <message>
        <source>售后待处理</source>
        <translation>Open after-sales</translation>
    </message>
    <message>
        <source>低库存商品</source>
        <translation>Low stock</translation>
    </message>
    <message>
        <source>今天要发 {0}</source>
        <translation>Due today: {0}</translation>
    </message>
    <message>
        <source>超时 {0}</source>
        <translation>late: {0}</translation>
    </message>
</context>
<context>
    <name>TokenChip</name>
    <message>
        <source>去掉 {0}</source>
        <translation>Remove {0}</translation>
    </message>
</context>
<context>
    <name>TopUpsSheet</name>
    <message>
        <source>已存好，不换就空着</source>
        <translation>Kept; leave empty to keep it</translation>
    </message>
    <message>
        <source>商户号</source>
        <translation>Merchant number</translation>
    </message>
    <message>
        <source>签名密钥</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>接口地址</source>
        <translation>API address</translation>
    </message>
    <message>
        <source>存下接口说明</source>
        <translation>Save the interface guide</translation>
    </message>
    <message>
        <source>充值</source>
        <translation>Top-up</translation>
    </message>
    <message>
        <source>发货时提交，每件只充一次；没回音就查，不重复提交</source>
        <translation>Sent when you ship, charged once each; without an answer it is asked about, not sent again</translation>
    </message>
    <message>
        <source>充好</source>
        <translation>Charged</translation>
    </message>
    <message>
        <source>自动算发出，流水号记在订单里，不能撤回</source>
        <translation>Counts as sent with its number on the order; can&apos;t be taken back</translation>
    </message>
    <message>
        <source>没充成</source>
        <translation>Not charged</translation>
    </message>
    <message>
        <source>写明原因，商品等人处理</source>
        <translation>Waits for a person, with the reason</translation>
    </message>
    <message>
        <source>客人资料</source>
        <translation>Cust. data</translation>
    </message>
    <message>
        <source>只给充值账号，每次记进「谁看过」</source>
        <translation>Only the account is given, on record each time</translation>
    </message>
    <message>
        <source>接口说明存到哪里</source>
        <translation>Where to save the interface guide</translation>
    </message>
    <message>
        <source>文本 (*.md *.txt)</source>
        <translation>Text (*.md *.txt)</translation>
    </message>
    <message>
        <source>存好了：{0}</source>
        <translation>Saved: {0}</translation>
    </message>
    <message>
        <source>没有存成：{0}。换一个能写的文件夹再试</source>
        <translation>Not saved: {0}. Try another folder that can be written to</translation>
    </message>
    <message>
        <source>充值平台接通了</source>
        <translation>Top-up provider connected</translation>
    </message>
</context>
<context>
    <name>TopUpsView</name>
    <message>
        <source>充值</source>
        <translation>Top-up</translation>
    </message>
    <message>
        <source>还没有提交过充值</source>
        <translation>Nothing was sent to a provider yet</translation>
    </message>
    <message>
        <source>接通充值平台后，发货时可以由平台充</source>
        <translation>With a provider connected, it can charge when you ship</translation>
    </message>
    <message>
        <source>{0}。{1}</source>
        <translation>{0}. {1}</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>演示停住了：窗口没有跟上。</source>
        <translation>The demo stopped: the window did not keep up.</translation>
    </message>
    <message>
        <source>仓库</source>
        <translation>Warehouse</translation>
    </message>
    <message>
        <source>登录：{0}</source>
        <translation>Signed in: {0}</translation>
    </message>
    <message>
        <source>按电话尾号 {0} 找到 {1} 笔，选中 {2}（{3}）</source>
        <translation>Phone tail {0}: orders found {1}, selected {2} ({3})</translation>
    </message>
    <message>
        <source>填运单 {0}，发货：{1} 现在是「{2}」</source>
        <translation>Entered waybill {0} and shipped: {1} is now &quot;{2}&quot;</translation>
    </message>
    <message>
        <source>发货前 {0}</source>
        <translation>Before shipping {0}</translation>
    </message>
    <message>
        <source>发货时 {0}</source>
        <translation>While shipping {0}</translation>
    </message>
    <message>
        <source>发货后 {0}</source>
        <translation>After shipping {0}</translation>
    </message>
</context>
<context>
    <name>TrackingSheet</name>
    <message>
        <source>已存好，不换就空着</source>
        <translation>Kept; leave empty to keep it</translation>
    </message>
    <message>
        <source>客户编号</source>
        <translation>Customer ID</translation>
    </message>
    <message>
        <source>授权密钥</source>
        <translation>Authorisation key</translation>
    </message>
    <message>
        <source>接口地址</source>
        <translation>API address</translation>
    </message>
    <message>
        <source>物流</source>
        <translation>Tracking</translation>
    </message>
    <message>
        <source>发货两小时后开始查，签收前几小时一次</source>
        <translation>From two hours after shipping, every few hours until signed</translation>
    </message>
    <message>
        <source>签收</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>全部签收后，按签收时间到期完成</source>
        <translation>Once all are signed, completed days after the signature</translation>
    </message>
    <message>
        <source>异常</source>
        <translation>Trouble</translation>
    </message>
    <message>
        <source>三天不动或退回的，提醒有人处理</source>
        <translation>Stuck for three days or returned: somebody is told</translation>
    </message>
    <message>
        <source>客人资料</source>
        <translation>Customer data</translation>
    </message>
    <message>
        <source>只给运单号，顺丰和中通加电话后四位</source>
        <translation>Waybill only; the phone&apos;s last four digits for SF and ZTO</translation>
    </message>
    <message>
        <source>快递100接通了</source>
        <translation>Kuaidi100 is connected</translation>
    </message>
</context>
<context>
    <name>UndoManySheet</name>
    <message>
        <source>撤销批量操作</source>
        <translation>Undo a bulk act</translation>
    </message>
    <message>
        <source>撤销原因</source>
        <translation>Why undo it</translation>
    </message>
    <message>
        <source>选错了订单</source>
        <translation>Wrong orders chosen</translation>
    </message>
    <message>
        <source>地址要改</source>
        <translation>The address has to change</translation>
    </message>
    <message>
        <source>快递没有收走</source>
        <translation>Not collected by the courier</translation>
    </message>
    <message>
        <source>撤销 {0} 笔</source>
        <translation>Undo {0}</translation>
    </message>
    <message>
        <source>{0} 笔一笔一笔撤销；已经有人接着处理的不动</source>
        <translation>{0} are taken back one by one; what somebody has gone on with stays</translation>
    </message>
    <message>
        <source>{0} 笔已撤销</source>
        <translation>{0} undone</translation>
    </message>
</context>
<context>
    <name>UndoShipmentSheet</name>
    <message>
        <source>撤回发货 {0}</source>
        <translation>Undo shipment {0}</translation>
    </message>
    <message>
        <source>撤回原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>装错了商品</source>
        <translation>Wrong items packed</translation>
    </message>
    <message>
        <source>地址要改</source>
        <translation>Address has to change</translation>
    </message>
    <message>
        <source>快递没有收走</source>
        <translation>Courier didn&apos;t pick it up</translation>
    </message>
    <message>
        <source>会员要求先不发</source>
        <translation>Member asked to wait</translation>
    </message>
    <message>
        <source>不撤回</source>
        <translation>Keep parcel</translation>
    </message>
    <message>
        <source>撤回这个包裹</source>
        <translation>Undo this parcel</translation>
    </message>
    <message>
        <source>没有可以撤回的包裹</source>
        <translation>No parcel to undo</translation>
    </message>
    <message>
        <source>撤回这个包裹，{0} 件回库</source>
        <translation>Undo parcel, restock {0}</translation>
    </message>
    <message>
        <source>正在撤回</source>
        <translation>Undoing</translation>
    </message>
</context>
<context>
    <name>UnitRow</name>
    <message>
        <source>SKU {0}</source>
        <translation>SKU {0}</translation>
    </message>
    <message>
        <source>没有 SKU</source>
        <translation>No SKU</translation>
    </message>
    <message>
        <source>SKU {0} · 货架 {1}</source>
        <translation>SKU {0} · Shelf {1}</translation>
    </message>
    <message>
        <source>{0} 的件数</source>
        <translation>Quantity of {0}</translation>
    </message>
    <message>
        <source>本单共 {0} 件</source>
        <translation>Ordered: {0}</translation>
    </message>
    <message>
        <source>还剩 {0} / {1} 件</source>
        <translation>Left: {0} / {1}</translation>
    </message>
</context>
<context>
    <name>UnitsTable</name>
    <message>
        <source>商品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>差异</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>入库后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>账面在库</source>
        <translation>On record</translation>
    </message>
    <message>
        <source>还没有商品。扫条码或输入品名，按 Enter 加入</source>
        <translation>No products yet. Scan a barcode or type a name, Enter adds it</translation>
    </message>
    <message>
        <source>要填 0 或以上的整数</source>
        <translation>Enter a whole number, 0 or more</translation>
    </message>
    <message>
        <source>账面刚从 {0} 变成 {1}，请看看数的是之前还是之后</source>
        <translation>The record just went from {0} to {1}. Check if you counted before or after that</translation>
    </message>
    <message>
        <source>相符</source>
        <translation>Match</translation>
    </message>
</context>
<context>
    <name>UnpaidLines</name>
    <message>
        <source>至少留一件商品。都不要了，请取消订单</source>
        <translation>Keep at least one item. If none is wanted, cancel the order</translation>
    </message>
    <message>
        <source>券码</source>
        <translation>Coupon code</translation>
    </message>
    <message>
        <source>积分抵现</source>
        <translation>Points discount</translation>
    </message>
    <message>
        <source>优惠券</source>
        <translation>Coupon</translation>
    </message>
    <message>
        <source>积分要是整数</source>
        <translation>Points must be a whole number</translation>
    </message>
    <message>
        <source>{0} 积分</source>
        <translation>{0} pts</translation>
    </message>
    <message>
        <source>SKU {0} · 原小计 {1}</source>
        <translation>SKU {0} · Was {1}</translation>
    </message>
</context>
<context>
    <name>UnreleaseSheet</name>
    <message>
        <source>退回待放行 {0}</source>
        <translation>Undo release {0}</translation>
    </message>
    <message>
        <source>退回原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>要再核对客人或地址</source>
        <translation>Check the customer or address again</translation>
    </message>
    <message>
        <source>货还没有备好</source>
        <translation>Goods not ready</translation>
    </message>
    <message>
        <source>订单有疑问</source>
        <translation>Order in doubt</translation>
    </message>
    <message>
        <source>不退回</source>
        <translation>Keep released</translation>
    </message>
    <message>
        <source>退回待放行</source>
        <translation>Undo release</translation>
    </message>
</context>
<context>
    <name>VersionButton</name>
    <message>
        <source>第 {0} 版</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>现行</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>没用上</source>
        <translation>Unused</translation>
    </message>
    <message>
        <source>待生效</source>
        <translation>Upcoming</translation>
    </message>
    <message>
        <source>{0} 起</source>
        <translation>From {0}</translation>
    </message>
    <message>
        <source>{0} 至 {1}</source>
        <translation>{0} to {1}</translation>
    </message>
    <message>
        <source>{0} 发布</source>
        <translation>By {0}</translation>
    </message>
</context>
<context>
    <name>ViewLine</name>
    <message>
        <source>「{0}」的更多操作</source>
        <translation>More actions for &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>登录时不再打开</source>
        <translation>Don&apos;t open at sign-in</translation>
    </message>
    <message>
        <source>登录时打开</source>
        <translation>Open at sign-in</translation>
    </message>
    <message>
        <source>换成现在的条件</source>
        <translation>Update to current filter</translation>
    </message>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>不再共享</source>
        <translation>Stop sharing</translation>
    </message>
    <message>
        <source>全店共享</source>
        <translation>Share with shop</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>{0} 存的</source>
        <translation>Saved by {0}</translation>
    </message>
    <message>
        <source>{0}，登录时打开</source>
        <translation>{0}, opens at sign-in</translation>
    </message>
</context>
<context>
    <name>ViewsMenu</name>
    <message>
        <source>已存视图</source>
        <translation>Saved views</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>把现在的列表存为视图</source>
        <translation>Save this list as a view</translation>
    </message>
    <message>
        <source>全店共享</source>
        <translation>Shared with the shop</translation>
    </message>
    <message>
        <source>仅自己</source>
        <translation>Only me</translation>
    </message>
    <message>
        <source>还没有存过视图</source>
        <translation>No saved views yet</translation>
    </message>
</context>
<context>
    <name>VoidCardsSheet</name>
    <message>
        <source>批次</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>例如 供应商召回、导错了</source>
        <translation>e.g. recalled by the supplier, wrong file</translation>
    </message>
    <message>
        <source>不作废</source>
        <translation>Keep them</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>已有订单在等，还差 {0} 个</source>
        <translation>Orders are waiting: {0} short</translation>
    </message>
    <message>
        <source>不够发</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>会列进「不够发」</source>
        <translation>Will be listed under Short</translation>
    </message>
    <message>
        <source>作废 {0} 个</source>
        <translation>Void {0}</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>正在读取</source>
        <translation>Loading</translation>
    </message>
</context>
<context>
    <name>WavesView</name>
    <message>
        <source>{0} 笔</source>
        <translation>{0} orders</translation>
    </message>
    <message>
        <source>一个波次几笔</source>
        <translation>Orders in a wave</translation>
    </message>
    <message>
        <source>最急的建一个波次</source>
        <translation>Make the next wave</translation>
    </message>
    <message>
        <source>按发货期限取还没有波次的</source>
        <translation>The most urgent that no wave has</translation>
    </message>
    <message>
        <source>拣货波次</source>
        <translation>Pick waves</translation>
    </message>
    <message>
        <source>还没有波次</source>
        <translation>No waves yet</translation>
    </message>
    <message>
        <source>几笔订单一起拣，货位走一趟就够</source>
        <translation>Several orders are picked in one walk</translation>
    </message>
    <message>
        <source>没有要拣的订单了</source>
        <translation>No order is left to be picked</translation>
    </message>
    <message>
        <source>波次 {0} 建好了，{1} 笔</source>
        <translation>Wave {0} is made, orders: {1}</translation>
    </message>
    <message>
        <source>波次 {0} 建好了，{1} 笔；{2} 笔没有进来（{3}），挂起、已发或在别的波次里</source>
        <translation>Wave {0} is made, orders: {1}; {2} stayed out ({3}): on hold, gone or in another wave</translation>
    </message>
    <message>
        <source>波次 {0} 拣完了，{1} 笔可以核对发货</source>
        <translation>Wave {0} is picked; orders to check and ship: {1}</translation>
    </message>
    <message>
        <source>取消波次 {0}？</source>
        <translation>Cancel wave {0}?</translation>
    </message>
    <message>
        <source>它的订单可以进别的波次。拣下来的货请放回货位。</source>
        <translation>Its orders may go into another wave. Put the picked goods back on their shelves.</translation>
    </message>
    <message>
        <source>取消波次</source>
        <translation>Cancel wave</translation>
    </message>
    <message>
        <source>波次 {0} 取消了，{1} 笔放了回去</source>
        <translation>Wave {0} is cancelled; orders put back: {1}</translation>
    </message>
</context>
<context>
    <name>WaybillFields</name>
    <message>
        <source>扫描或输入运单号</source>
        <translation>Scan or type a waybill no.</translation>
    </message>
    <message>
        <source>快递公司</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>运单号</source>
        <translation>Waybill no.</translation>
    </message>
    <message>
        <source>换一家</source>
        <translation>Other courier</translation>
    </message>
    <message>
        <source>扫一下面单，快递公司会自动认出来</source>
        <translation>Scan the label and the courier is recognised</translation>
    </message>
    <message>
        <source>校验位不对</source>
        <translation>Check digit is wrong</translation>
    </message>
    <message>
        <source>像是看错或扫错了一位，请核对</source>
        <translation>One digit may be misread, check it</translation>
    </message>
    <message>
        <source>不像{0}的单号</source>
        <translation>Doesn&apos;t look like {0}</translation>
    </message>
    <message>
        <source>请核对，确认无误仍可发货</source>
        <translation>Check it; if it&apos;s right you can still ship</translation>
    </message>
    <message>
        <source>已选{0}</source>
        <translation>{0} selected</translation>
    </message>
    <message>
        <source>运单号格式吻合</source>
        <translation>Waybill format matches</translation>
    </message>
    <message>
        <source>同样格式的单号下次也用这家</source>
        <translation>Same format will use this courier next time</translation>
    </message>
    <message>
        <source>按上次的选择用{0}</source>
        <translation>{0}, as chosen last time</translation>
    </message>
    <message>
        <source>同样格式的单号</source>
        <translation>Same waybill format</translation>
    </message>
    <message>
        <source>认不出是哪家的单号，请选快递公司</source>
        <translation>Courier not recognised, choose one</translation>
    </message>
    <message>
        <source>像{0}的单号，但校验位不对</source>
        <translation>Looks like {0}, but the check digit is wrong</translation>
    </message>
    <message>
        <source>可能看错或扫错了一位</source>
        <translation>One digit may be misread</translation>
    </message>
    <message>
        <source>已识别为{0}</source>
        <translation>Recognised as {0}</translation>
    </message>
    <message>
        <source>像是{0}</source>
        <translation>Looks like {0}</translation>
    </message>
    <message>
        <source>纯数字单号，请核对快递公司</source>
        <translation>Digits only, check the courier</translation>
    </message>
</context>
<context>
    <name>WaybillsSheet</name>
    <message>
        <source>已存好，不换就空着</source>
        <translation>Saved; leave empty to keep it</translation>
    </message>
    <message>
        <source>快递公司</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>月结账号</source>
        <translation>Account no.</translation>
    </message>
    <message>
        <source>面单模板编号</source>
        <translation>Label template ID</translation>
    </message>
    <message>
        <source>寄件人</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>寄件电话</source>
        <translation>Sender&apos;s phone</translation>
    </message>
    <message>
        <source>寄件地址</source>
        <translation>Sender&apos;s address</translation>
    </message>
    <message>
        <source>接口地址</source>
        <translation>Endpoint</translation>
    </message>
    <message>
        <source>授权码</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>签名密钥</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>月结密码</source>
        <translation>Account password</translation>
    </message>
    <message>
        <source>客人资料</source>
        <translation>Customers</translation>
    </message>
    <message>
        <source>取号时把收件人和地址给快递公司，每次记进「谁看过」</source>
        <translation>The courier is told the recipient and the address; each time is on record</translation>
    </message>
    <message>
        <source>面单图片</source>
        <translation>Label pictures</translation>
    </message>
    <message>
        <source>加密存在店里，清除客人资料时一起失效</source>
        <translation>Sealed in the shop; erasing the customer makes them unreadable</translation>
    </message>
    <message>
        <source>电子面单接通了</source>
        <translation>Electronic waybills connected</translation>
    </message>
</context>
<context>
    <name>WaybillsView</name>
    <message>
        <source>电子面单</source>
        <translation>Electronic waybills</translation>
    </message>
    <message>
        <source>还没有取过号</source>
        <translation>No number was taken yet</translation>
    </message>
    <message>
        <source>接通电子面单后，待发货里可以取号并打印</source>
        <translation>Once the service is connected, labels can be had for orders to ship</translation>
    </message>
    <message>
        <source>取消运单号 {0}？</source>
        <translation>Cancel waybill {0}?</translation>
    </message>
    <message>
        <source>号还给快递公司，打好的面单作废，请撕掉。这笔订单可以再取新号。</source>
        <translation>The number goes back to the courier; tear up its label. The order may get another number.</translation>
    </message>
    <message>
        <source>取消运单号</source>
        <translation>Cancel waybill</translation>
    </message>
    <message>
        <source>不寄了</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>运单号 {0} 已取消</source>
        <translation>Waybill {0} cancelled</translation>
    </message>
    <message>
        <source>运单号 {0} 没有取消：{1}</source>
        <translation>Waybill {0} wasn&apos;t cancelled: {1}</translation>
    </message>
</context>
<context>
    <name>WithdrawSheet</name>
    <message>
        <source>撤销售后 {0}？</source>
        <translation>Withdraw {0}?</translation>
    </message>
    <message>
        <source>只在客人自己说不要售后时撤销。撤销后不能恢复，还可以重新申请</source>
        <translation>Only when the customer no longer wants it. It can&apos;t be taken back, but asked for again</translation>
    </message>
    <message>
        <source>保留售后</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>撤销售后</source>
        <translation>Withdraw</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>扫码枪就绪</source>
        <translation>Scanner ready</translation>
    </message>
    <message>
        <source>订单管理</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>不保存，退出登录</source>
        <translation>Sign out without saving</translation>
    </message>
    <message>
        <source>还有没保存的</source>
        <translation>Unsaved changes</translation>
    </message>
    <message>
        <source>这一页你的角色看不到</source>
        <translation>Your role can&apos;t see this page</translation>
    </message>
    <message>
        <source>导入要店主或店长来做</source>
        <translation>Importing takes an owner or manager</translation>
    </message>
    <message>
        <source>没有找到 {0} 的订单</source>
        <translation>No orders found for {0}</translation>
    </message>
    <message>
        <source>没有找到 {0}</source>
        <translation>{0} not found</translation>
    </message>
    <message>
        <source>扫到 {0}</source>
        <translation>Scanned {0}</translation>
    </message>
    <message>
        <source>{0} 等着发，再扫一次也能核对发货</source>
        <translation>{0} waits to go; scan it again to check and ship</translation>
    </message>
    <message>
        <source>核对发货</source>
        <translation>Check and ship</translation>
    </message>
    <message>
        <source>{0} 有好几笔订单，先打开最新的一笔</source>
        <translation>{0} has several orders, opening the newest</translation>
    </message>
    <message>
        <source>{0} 已同步</source>
        <translation>Synced {0}</translation>
    </message>
</context>
<context>
    <name>WriteOffSheet</name>
    <message>
        <source>件</source>
        <translation>pcs</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>例如 破损、过期、受潮</source>
        <translation>e.g. damaged, expired, damp</translation>
    </message>
    <message>
        <source>不报损</source>
        <translation>Don&apos;t write off</translation>
    </message>
    <message>
        <source>报损</source>
        <translation>Write off</translation>
    </message>
    <message>
        <source>填了数量，这里就告诉你库存会怎么变</source>
        <translation>Enter a quantity to see how stock will change</translation>
    </message>
    <message>
        <source>要填 1 或以上的整数</source>
        <translation>Enter a whole number, 1 or more</translation>
    </message>
    <message>
        <source>报损 {0} 件</source>
        <translation>Write off {0}</translation>
    </message>
</context>
<context>
    <name>YesNoField</name>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>YuanEdit</name>
    <message>
        <source>元</source>
        <translation>CNY</translation>
    </message>
</context>
<context>
    <name>_AddressCard</name>
    <message>
        <source>显示</source>
        <translation>Reveal</translation>
    </message>
    <message>
        <source>显示完整地址，会记入「谁看过」</source>
        <translation>Reveal the full address; recorded in Who looked</translation>
    </message>
    <message>
        <source>收货：{0} {1}</source>
        <translation>Ship to: {0} {1}</translation>
    </message>
</context>
<context>
    <name>_AskingSheet</name>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>客人怎么说的，选填</source>
        <translation>What the customer says, optional</translation>
    </message>
    <message>
        <source>客人的话</source>
        <translation>Customer&apos;s words</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>没有商品能申请这种售后：还没发出，或已经在售后里</source>
        <translation>No goods can be asked for like this: not shipped yet, or in an after-sale already</translation>
    </message>
    <message>
        <source>勾选哪些商品、几件，这里显示会怎样</source>
        <translation>Tick goods and units to see what will happen</translation>
    </message>
    <message>
        <source>勾选要售后的商品</source>
        <translation>Tick the goods</translation>
    </message>
    <message>
        <source>请选原因</source>
        <translation>Choose a reason</translation>
    </message>
</context>
<context>
    <name>_DropSheet</name>
    <message>
        <source>把表格拖到这里</source>
        <translation>Drop the sheet here</translation>
    </message>
    <message>
        <source>CSV 或 XLSX，列名写 会员号（或卡号）、积分、原因；到期日可以不写</source>
        <translation>CSV or XLSX with the columns of the empty sheet; only the last day may be left out</translation>
    </message>
    <message>
        <source>选文件</source>
        <translation>Choose file</translation>
    </message>
</context>
<context>
    <name>_GivingBack</name>
    <message>
        <source>积分逐批退回</source>
        <translation>Points go back lot by lot</translation>
    </message>
    <message>
        <source>从哪个批次来，回哪个批次去</source>
        <translation>Each to the lot it came from</translation>
    </message>
    <message>
        <source>取消原因</source>
        <translation>Reason for cancelling</translation>
    </message>
    <message>
        <source>会员不想要了</source>
        <translation>Member no longer wants it</translation>
    </message>
    <message>
        <source>缺货或质量问题</source>
        <translation>Out of stock or quality issue</translation>
    </message>
    <message>
        <source>拍错了，重新下单</source>
        <translation>Ordered by mistake, will reorder</translation>
    </message>
    <message>
        <source>等得太久</source>
        <translation>Waited too long</translation>
    </message>
    <message>
        <source>地址送不到</source>
        <translation>Can&apos;t deliver to address</translation>
    </message>
    <message>
        <source>保留订单</source>
        <translation>Keep order</translation>
    </message>
    <message>
        <source>取消订单</source>
        <translation>Cancel order</translation>
    </message>
    <message>
        <source>正在取消</source>
        <translation>Cancelling</translation>
    </message>
    <message>
        <source>{0}，退还 {1} 积分和 {2}</source>
        <translation>{0}, return {1} pts and {2}</translation>
    </message>
    <message>
        <source>{0}，退还 {1} 积分</source>
        <translation>{0}, return {1} pts</translation>
    </message>
    <message>
        <source>{0}，退款 {1}</source>
        <translation>{0}, refund {1}</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>{0} 的{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>去掉 {0}</source>
        <translation>Remove {0}</translation>
    </message>
</context>
<context>
    <name>_OfParcel</name>
    <message>
        <source>包裹</source>
        <translation>Parcel</translation>
    </message>
</context>
<context>
    <name>_RefundSheet</name>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>先不处理</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>没有要处理的退款了</source>
        <translation>No refunds left to handle</translation>
    </message>
    <message>
        <source>{0}  {1} → {2}</source>
        <translation>{0}  {1} → {2}</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>积分和库存不变</source>
        <translation>Points and stock stay the same</translation>
    </message>
    <message>
        <source>{0} 退回{1} · {2} · {3}</source>
        <translation>{0} back via {1} · {2} · {3}</translation>
    </message>
</context>
<context>
    <name>access</name>
    <message>
        <source>打开订单</source>
        <translation>Opened order</translation>
    </message>
    <message>
        <source>显示了姓名电话</source>
        <translation>Revealed contact</translation>
    </message>
    <message>
        <source>按电话搜索</source>
        <translation>Phone search</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Exported</translation>
    </message>
    <message>
        <source>看了售后照片</source>
        <translation>Opened an after-sale photo</translation>
    </message>
    <message>
        <source>发卡密时看到</source>
        <translation>Saw codes when issuing</translation>
    </message>
</context>
<context>
    <name>act</name>
    <message>
        <source>下单</source>
        <translation>Place order</translation>
    </message>
    <message>
        <source>确认付款</source>
        <translation>Confirm payment</translation>
    </message>
    <message>
        <source>放行</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>退回待放行</source>
        <translation>Undo release</translation>
    </message>
    <message>
        <source>发货</source>
        <translation>Ship</translation>
    </message>
    <message>
        <source>撤回发货</source>
        <translation>Undo shipment</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>取消订单</source>
        <translation>Cancel order</translation>
    </message>
    <message>
        <source>取消并退款</source>
        <translation>Cancel and refund</translation>
    </message>
    <message>
        <source>取消部分商品</source>
        <translation>Cancel lines</translation>
    </message>
    <message>
        <source>修改订单</source>
        <translation>Edit order</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>解除挂起</source>
        <translation>Remove hold</translation>
    </message>
    <message>
        <source>领单</source>
        <translation>Take order</translation>
    </message>
    <message>
        <source>调整优先级</source>
        <translation>Set priority</translation>
    </message>
    <message>
        <source>更正运单</source>
        <translation>Correct waybill</translation>
    </message>
    <message>
        <source>加标签</source>
        <translation>Add tag</translation>
    </message>
    <message>
        <source>去掉标签</source>
        <translation>Remove tag</translation>
    </message>
    <message>
        <source>写备注</source>
        <translation>Add note</translation>
    </message>
    <message>
        <source>同意退款</source>
        <translation>Approve refund</translation>
    </message>
    <message>
        <source>不退款</source>
        <translation>Drop refund</translation>
    </message>
    <message>
        <source>登记退款到账</source>
        <translation>Record refund paid</translation>
    </message>
    <message>
        <source>登记退款失败</source>
        <translation>Record refund failed</translation>
    </message>
    <message>
        <source>提交退款</source>
        <translation>Send refund</translation>
    </message>
    <message>
        <source>查询退款结果</source>
        <translation>Ask about refund</translation>
    </message>
    <message>
        <source>退款到账</source>
        <translation>Refund paid</translation>
    </message>
    <message>
        <source>退款被拒</source>
        <translation>Refund refused</translation>
    </message>
    <message>
        <source>退款结果不明</source>
        <translation>Refund outcome unknown</translation>
    </message>
    <message>
        <source>退款还在路上</source>
        <translation>Refund under way</translation>
    </message>
    <message>
        <source>推迟付款期限</source>
        <translation>Put off payment deadline</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>新增会员</source>
        <translation>Add member</translation>
    </message>
    <message>
        <source>修改会员资料</source>
        <translation>Edit member</translation>
    </message>
    <message>
        <source>写会员备注</source>
        <translation>Add member note</translation>
    </message>
    <message>
        <source>给会员加标签</source>
        <translation>Tag member</translation>
    </message>
    <message>
        <source>去掉会员标签</source>
        <translation>Remove member tag</translation>
    </message>
    <message>
        <source>清除客人资料</source>
        <translation>Erase customer data</translation>
    </message>
    <message>
        <source>存视图</source>
        <translation>Save view</translation>
    </message>
    <message>
        <source>给视图改名</source>
        <translation>Rename view</translation>
    </message>
    <message>
        <source>共享视图</source>
        <translation>Share view</translation>
    </message>
    <message>
        <source>删除视图</source>
        <translation>Delete view</translation>
    </message>
    <message>
        <source>恢复视图</source>
        <translation>Restore view</translation>
    </message>
    <message>
        <source>设登录视图</source>
        <translation>Set sign-in view</translation>
    </message>
    <message>
        <source>添加员工</source>
        <translation>Add staff</translation>
    </message>
    <message>
        <source>停用员工</source>
        <translation>Disable staff</translation>
    </message>
    <message>
        <source>重发激活码</source>
        <translation>Reissue activation code</translation>
    </message>
    <message>
        <source>换角色</source>
        <translation>Change role</translation>
    </message>
    <message>
        <source>新建角色</source>
        <translation>New role</translation>
    </message>
    <message>
        <source>修改角色</source>
        <translation>Edit role</translation>
    </message>
    <message>
        <source>删除角色</source>
        <translation>Delete role</translation>
    </message>
    <message>
        <source>结束登录</source>
        <translation>End session</translation>
    </message>
    <message>
        <source>改密码</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>用恢复词找回</source>
        <translation>Recover with recovery words</translation>
    </message>
    <message>
        <source>接通支付渠道</source>
        <translation>Connect payment provider</translation>
    </message>
    <message>
        <source>接通快递查询</source>
        <translation>Connect parcel tracking</translation>
    </message>
    <message>
        <source>断开快递查询</source>
        <translation>Disconnect parcel tracking</translation>
    </message>
    <message>
        <source>开始跟踪包裹</source>
        <translation>Begin tracking parcels</translation>
    </message>
    <message>
        <source>查询包裹</source>
        <translation>Ask about parcels</translation>
    </message>
    <message>
        <source>包裹有新消息</source>
        <translation>Parcel news</translation>
    </message>
    <message>
        <source>断开支付渠道</source>
        <translation>Disconnect payment provider</translation>
    </message>
    <message>
        <source>做加入文件</source>
        <translation>Make a join file</translation>
    </message>
    <message>
        <source>新电脑加入</source>
        <translation>New PC joined</translation>
    </message>
    <message>
        <source>凭恢复单打开</source>
        <translation>Open by the recovery sheet</translation>
    </message>
    <message>
        <source>改设置</source>
        <translation>Change settings</translation>
    </message>
    <message>
        <source>添加会员</source>
        <translation>Add member</translation>
    </message>
    <message>
        <source>抹去会员资料</source>
        <translation>Erase member data</translation>
    </message>
    <message>
        <source>送积分</source>
        <translation>Grant points</translation>
    </message>
    <message>
        <source>重复的送积分</source>
        <translation>Points given again</translation>
    </message>
    <message>
        <source>按表格送积分</source>
        <translation>Give points from a sheet</translation>
    </message>
    <message>
        <source>收回送的积分</source>
        <translation>Take back given points</translation>
    </message>
    <message>
        <source>提议调积分</source>
        <translation>Propose an adjustment</translation>
    </message>
    <message>
        <source>批准调积分</source>
        <translation>Approve an adjustment</translation>
    </message>
    <message>
        <source>驳回调积分</source>
        <translation>Reject an adjustment</translation>
    </message>
    <message>
        <source>评等级</source>
        <translation>Review tiers</translation>
    </message>
    <message>
        <source>升降等级</source>
        <translation>Change tier</translation>
    </message>
    <message>
        <source>合并会员</source>
        <translation>Merge members</translation>
    </message>
    <message>
        <source>积分生效</source>
        <translation>Points activated</translation>
    </message>
    <message>
        <source>积分过期</source>
        <translation>Points expired</translation>
    </message>
    <message>
        <source>添加商品</source>
        <translation>Add product</translation>
    </message>
    <message>
        <source>收货入库</source>
        <translation>Receive stock</translation>
    </message>
    <message>
        <source>发布积分规则</source>
        <translation>Publish points rules</translation>
    </message>
    <message>
        <source>重复的付款通知</source>
        <translation>Repeated payment notice</translation>
    </message>
    <message>
        <source>开始导入</source>
        <translation>Start import</translation>
    </message>
    <message>
        <source>导入完成</source>
        <translation>Import finished</translation>
    </message>
    <message>
        <source>撤回导入</source>
        <translation>Undo import</translation>
    </message>
    <message>
        <source>导入的一步</source>
        <translation>Import step</translation>
    </message>
    <message>
        <source>导入订单</source>
        <translation>Import orders</translation>
    </message>
    <message>
        <source>导入会员</source>
        <translation>Import members</translation>
    </message>
    <message>
        <source>导入商品</source>
        <translation>Import products</translation>
    </message>
    <message>
        <source>汇总数字</source>
        <translation>Total the figures</translation>
    </message>
    <message>
        <source>封存记录</source>
        <translation>Seal records</translation>
    </message>
    <message>
        <source>新增商品</source>
        <translation>Add product</translation>
    </message>
    <message>
        <source>新增规格</source>
        <translation>Add SKU</translation>
    </message>
    <message>
        <source>修改规格</source>
        <translation>Edit SKU</translation>
    </message>
    <message>
        <source>修改商品</source>
        <translation>Edit product</translation>
    </message>
    <message>
        <source>换图片</source>
        <translation>Change picture</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Receive stock</translation>
    </message>
    <message>
        <source>报损</source>
        <translation>Write off</translation>
    </message>
    <message>
        <source>盘点</source>
        <translation>Stock-take</translation>
    </message>
    <message>
        <source>导入卡密</source>
        <translation>Import card codes</translation>
    </message>
    <message>
        <source>作废卡密</source>
        <translation>Void card codes</translation>
    </message>
    <message>
        <source>卡密到期</source>
        <translation>Card codes expired</translation>
    </message>
    <message>
        <source>申请售后</source>
        <translation>Request after-sale</translation>
    </message>
    <message>
        <source>同意售后</source>
        <translation>Approve after-sale</translation>
    </message>
    <message>
        <source>拒绝售后</source>
        <translation>Reject after-sale</translation>
    </message>
    <message>
        <source>撤销售后</source>
        <translation>Withdraw after-sale</translation>
    </message>
    <message>
        <source>收退货</source>
        <translation>Receive return</translation>
    </message>
    <message>
        <source>拒收退货</source>
        <translation>Refuse goods</translation>
    </message>
    <message>
        <source>没收货也同意</source>
        <translation>Approve without the goods</translation>
    </message>
    <message>
        <source>售后退款</source>
        <translation>Refund after-sale</translation>
    </message>
    <message>
        <source>快速退款</source>
        <translation>Fast refund</translation>
    </message>
    <message>
        <source>改为退款</source>
        <translation>Refund instead</translation>
    </message>
    <message>
        <source>补发</source>
        <translation>Reship</translation>
    </message>
    <message>
        <source>寄出补发</source>
        <translation>Ship replacement</translation>
    </message>
    <message>
        <source>撤回补发</source>
        <translation>Undo replacement</translation>
    </message>
    <message>
        <source>取消补发</source>
        <translation>Cancel replacement</translation>
    </message>
    <message>
        <source>补发改退款</source>
        <translation>Refund replacement</translation>
    </message>
    <message>
        <source>领售后</source>
        <translation>Take after-sale</translation>
    </message>
    <message>
        <source>加售后照片</source>
        <translation>Add after-sale photo</translation>
    </message>
    <message>
        <source>发货超时提醒</source>
        <translation>Late shipment alarm</translation>
    </message>
    <message>
        <source>积分到期提醒</source>
        <translation>Expiry notice</translation>
    </message>
    <message>
        <source>发布自动规则</source>
        <translation>Publish an automatic rule</translation>
    </message>
    <message>
        <source>开关自动规则</source>
        <translation>Switch an automatic rule</translation>
    </message>
    <message>
        <source>调整规则次序</source>
        <translation>Move an automatic rule</translation>
    </message>
    <message>
        <source>删除自动规则</source>
        <translation>Delete an automatic rule</translation>
    </message>
    <message>
        <source>自动规则</source>
        <translation>Automatic rules</translation>
    </message>
    <message>
        <source>看了提醒</source>
        <translation>Read notices</translation>
    </message>
    <message>
        <source>认领异常</source>
        <translation>Took the exception</translation>
    </message>
    <message>
        <source>转交异常</source>
        <translation>Handed the exception over</translation>
    </message>
    <message>
        <source>稍后处理</source>
        <translation>Put it off</translation>
    </message>
    <message>
        <source>现在就处理</source>
        <translation>Bring it back</translation>
    </message>
    <message>
        <source>处理完异常</source>
        <translation>Settled the exception</translation>
    </message>
    <message>
        <source>联系买家</source>
        <translation>Contact the buyer</translation>
    </message>
    <message>
        <source>再问支付渠道</source>
        <translation>Ask the provider again</translation>
    </message>
    <message>
        <source>付款失败</source>
        <translation>Payment failed</translation>
    </message>
    <message>
        <source>发现通知没人取</source>
        <translation>Found events uncollected</translation>
    </message>
    <message>
        <source>记下核对结果</source>
        <translation>Entered what the check found</translation>
    </message>
    <message>
        <source>提交修正</source>
        <translation>Propose a mend</translation>
    </message>
    <message>
        <source>批准修正</source>
        <translation>Approve the mend</translation>
    </message>
    <message>
        <source>驳回修正</source>
        <translation>Turn down a mend</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>print</translation>
    </message>
    <message>
        <source>建拣货波次</source>
        <translation>make a pick wave</translation>
    </message>
    <message>
        <source>拣完波次</source>
        <translation>finish a pick wave</translation>
    </message>
    <message>
        <source>取消波次</source>
        <translation>Cancel wave</translation>
    </message>
    <message>
        <source>取电子面单</source>
        <translation>Electronic waybill</translation>
    </message>
    <message>
        <source>记下运单号</source>
        <translation>keep a waybill number</translation>
    </message>
    <message>
        <source>取消运单号</source>
        <translation>Cancel waybill</translation>
    </message>
    <message>
        <source>接通电子面单</source>
        <translation>Connect electronic waybills</translation>
    </message>
    <message>
        <source>断开电子面单</source>
        <translation>disconnect electronic waybills</translation>
    </message>
    <message>
        <source>导入对账单</source>
        <translation>Import a bill</translation>
    </message>
    <message>
        <source>再次导入同一份对账单</source>
        <translation>Import the same bill again</translation>
    </message>
    <message>
        <source>提交充值</source>
        <translation>Submit top-up</translation>
    </message>
    <message>
        <source>查询充值</source>
        <translation>Ask about top-up</translation>
    </message>
    <message>
        <source>充值未完</source>
        <translation>Top-up under way</translation>
    </message>
    <message>
        <source>充值没成</source>
        <translation>Top-up refused</translation>
    </message>
    <message>
        <source>接通充值平台</source>
        <translation>Connect top-up provider</translation>
    </message>
    <message>
        <source>断开充值平台</source>
        <translation>Disconnect top-up provider</translation>
    </message>
</context>
<context>
    <name>actor</name>
    <message>
        <source>系统</source>
        <translation>System</translation>
    </message>
    <message>
        <source>商城</source>
        <translation>Mall</translation>
    </message>
    <message>
        <source>新电脑</source>
        <translation>New PC</translation>
    </message>
    <message>
        <source>开店时</source>
        <translation>the founding</translation>
    </message>
</context>
<context>
    <name>adjustment</name>
    <message>
        <source>待批准</source>
        <translation>Awaiting approval</translation>
    </message>
    <message>
        <source>已入账</source>
        <translation>Posted</translation>
    </message>
    <message>
        <source>已驳回</source>
        <translation>Rejected</translation>
    </message>
</context>
<context>
    <name>after-sale</name>
    <message>
        <source>仅退款</source>
        <translation>Refund only</translation>
    </message>
    <message>
        <source>退货退款</source>
        <translation>Return and refund</translation>
    </message>
    <message>
        <source>换货</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>申请中</source>
        <translation>Requested</translation>
    </message>
    <message>
        <source>待收货</source>
        <translation>Awaiting goods</translation>
    </message>
    <message>
        <source>待退款</source>
        <translation>To refund</translation>
    </message>
    <message>
        <source>待补发</source>
        <translation>To reship</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已拒绝</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>收到时破损</source>
        <translation>Arrived damaged</translation>
    </message>
    <message>
        <source>质量问题</source>
        <translation>Poor quality</translation>
    </message>
    <message>
        <source>发错商品</source>
        <translation>Wrong item</translation>
    </message>
    <message>
        <source>少件漏发</source>
        <translation>Missing items</translation>
    </message>
    <message>
        <source>与描述不符</source>
        <translation>Not as described</translation>
    </message>
    <message>
        <source>一直没收到</source>
        <translation>Never arrived</translation>
    </message>
    <message>
        <source>不想要了</source>
        <translation>Changed mind</translation>
    </message>
    <message>
        <source>其他原因</source>
        <translation>Other reason</translation>
    </message>
</context>
<context>
    <name>ahead</name>
    <message>
        <source>挂起中</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>等待付款</source>
        <translation>Waiting for payment</translation>
    </message>
    <message>
        <source>等人放行</source>
        <translation>Waiting for release</translation>
    </message>
    <message>
        <source>发货</source>
        <translation>Ship</translation>
    </message>
    <message>
        <source>全部发货</source>
        <translation>Ship the rest</translation>
    </message>
    <message>
        <source>签收后完成</source>
        <translation>Complete after delivery</translation>
    </message>
    <message>
        <source>退款 {0}</source>
        <translation>Refund {0}</translation>
    </message>
</context>
<context>
    <name>approvals</name>
    <message>
        <source>等人批准的积分</source>
        <translation>Points that wait for approval</translation>
    </message>
    <message>
        <source>自己提的，要别人来批</source>
        <translation>Somebody else approves what you proposed</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>批准 {0} 的 {1} 积分</source>
        <translation>Approve {1} points for {0}</translation>
    </message>
    <message>
        <source>驳回 {0} 的 {1} 积分</source>
        <translation>Reject {1} points for {0}</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>audit</name>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>对什么</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>电脑</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>看的是</source>
        <translation>Viewed</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>自动规则</source>
        <translation>Automatic rules</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>给客人的消息</source>
        <translation>Message to a customer</translation>
    </message>
    <message>
        <source>店</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>积分规则</source>
        <translation>Points rules</translation>
    </message>
    <message>
        <source>一次导入</source>
        <translation>An import</translation>
    </message>
    <message>
        <source>汇总</source>
        <translation>Totals</translation>
    </message>
    <message>
        <source>审计链</source>
        <translation>Audit chain</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>员工</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>自动</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Deadline passed</translation>
    </message>
    <message>
        <source>{0} 笔订单</source>
        <translation>Orders: {0}</translation>
    </message>
    <message>
        <source>{0} 位会员</source>
        <translation>{0} members</translation>
    </message>
    <message>
        <source>{0}，{1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>一条记录</source>
        <translation>A record</translation>
    </message>
</context>
<context>
    <name>automation</name>
    <message>
        <source>新规则</source>
        <translation>New rule</translation>
    </message>
    <message>
        <source>改规则</source>
        <translation>Edit rule</translation>
    </message>
    <message>
        <source>发布后管以后发生的事，以前的不动</source>
        <translation>Once published it minds what happens from then on</translation>
    </message>
    <message>
        <source>规则「{0}」做过什么</source>
        <translation>What rule &quot;{0}&quot; did</translation>
    </message>
    <message>
        <source>新的在前，双击打开订单</source>
        <translation>Newest first; double click opens the order</translation>
    </message>
    <message>
        <source>试运行：{0}</source>
        <translation>Trial: {0}</translation>
    </message>
    <message>
        <source>没起名的规则</source>
        <translation>unnamed rule</translation>
    </message>
    <message>
        <source>近 30 天，只看不改；订单按现在的样子判断</source>
        <translation>Last 30 days, nothing is changed; orders are judged as they stand now</translation>
    </message>
    <message>
        <source>次序</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>What it does</translation>
    </message>
    <message>
        <source>近 7 天</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>谁发布的</source>
        <translation>Published by</translation>
    </message>
    <message>
        <source>关着</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>会绕圈</source>
        <translation>Circular</translation>
    </message>
    <message>
        <source>开着</source>
        <translation>On</translation>
    </message>
    <message>
        <source>{0} 次</source>
        <translation>{0}×</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>哪天</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>最近一次</source>
        <translation>Last run</translation>
    </message>
    <message>
        <source>做了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>电脑</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>账不平</source>
        <translation>Doesn&apos;t add up</translation>
    </message>
    <message>
        <source>{0} 处不平：{1}</source>
        <translation>Places that don&apos;t add up: {0} ({1})</translation>
    </message>
    <message>
        <source>{0} 笔别人已经动过，跳过</source>
        <translation>Skipped because others had moved them: {0}</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>来自规则</source>
        <translation>From rule</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Mark read</translation>
    </message>
    <message>
        <source>看过了</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What it did</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>第 {0} 版</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
</context>
<context>
    <name>basket</name>
    <message>
        <source>{0} 积分</source>
        <translation>{0} pts</translation>
    </message>
    <message>
        <source>{0} + {1}</source>
        <translation>{0} + {1}</translation>
    </message>
</context>
<context>
    <name>bucket</name>
    <message>
        <source>可用</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>冻结</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>待生效</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>欠分</source>
        <translation>Owed</translation>
    </message>
</context>
<context>
    <name>bulk</name>
    <message>
        <source>过了一分钟，或快递已经有动静，要写原因才能撤销</source>
        <translation>Past a minute, or the courier has moved it: undoing takes a reason</translation>
    </message>
    <message>
        <source>停下时还没轮到，没有动</source>
        <translation>Stopped before this one; nothing changed</translation>
    </message>
    <message>
        <source>看改动</source>
        <translation>See changes</translation>
    </message>
    <message>
        <source>重试</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>看订单</source>
        <translation>See order</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order no.</translation>
    </message>
    <message>
        <source>收货人</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>没有做的订单</source>
        <translation>Orders not done</translation>
    </message>
    <message>
        <source>等运单号</source>
        <translation>Needs waybill no.</translation>
    </message>
    <message>
        <source>运单号</source>
        <translation>Waybill no.</translation>
    </message>
    <message>
        <source>快递公司</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>要发的订单</source>
        <translation>Orders to ship</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>会员卡</source>
        <translation>Member card</translation>
    </message>
    <message>
        <source>没有选中会员</source>
        <translation>No member selected</translation>
    </message>
    <message>
        <source>正在读取会员</source>
        <translation>Loading member</translation>
    </message>
    <message>
        <source>这位会员不在了</source>
        <translation>This member is gone</translation>
    </message>
    <message>
        <source>可能刚被撤销导入。从列表里另选一位</source>
        <translation>Its import may have just been undone. Choose another from the list</translation>
    </message>
    <message>
        <source>没有读到这位会员</source>
        <translation>Could not load this member</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>有效期读不出，写成 2027-01-31</source>
        <translation>the last day can&apos;t be read, write 2027-01-31</translation>
    </message>
    <message>
        <source>没有卡密</source>
        <translation>no code</translation>
    </message>
    <message>
        <source>太短，至少 4 个字</source>
        <translation>too short, at least 4 characters</translation>
    </message>
    <message>
        <source>太长，最多 200 个字</source>
        <translation>too long, at most 200 characters</translation>
    </message>
    <message>
        <source>被表格软件改成了科学计数，位数丢了</source>
        <translation>a spreadsheet turned it into scientific notation and lost digits</translation>
    </message>
    <message>
        <source>分不清哪段是卡密，用逗号隔开</source>
        <translation>can&apos;t tell which part is the code, separate with commas</translation>
    </message>
    <message>
        <source>有看不见的字符</source>
        <translation>holds invisible characters</translation>
    </message>
</context>
<context>
    <name>carrier</name>
    <message>
        <source>顺丰速运</source>
        <translation>SF Express</translation>
    </message>
    <message>
        <source>中通快递</source>
        <translation>ZTO Express</translation>
    </message>
    <message>
        <source>圆通速递</source>
        <translation>YTO Express</translation>
    </message>
    <message>
        <source>韵达快递</source>
        <translation>Yunda Express</translation>
    </message>
    <message>
        <source>申通快递</source>
        <translation>STO Express</translation>
    </message>
    <message>
        <source>极兔速递</source>
        <translation>J&amp;T Express</translation>
    </message>
    <message>
        <source>EMS</source>
        <translation>EMS</translation>
    </message>
    <message>
        <source>京东物流</source>
        <translation>JD Logistics</translation>
    </message>
</context>
<context>
    <name>case-sheet</name>
    <message>
        <source>这样做不成，见上面</source>
        <translation>This can&apos;t be done, see above</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>channel</name>
    <message>
        <source>代客下单</source>
        <translation>By staff</translation>
    </message>
    <message>
        <source>H5 商城</source>
        <translation>H5 mall</translation>
    </message>
    <message>
        <source>小程序</source>
        <translation>Mini program</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>网站</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>表格导入</source>
        <translation>Spreadsheet import</translation>
    </message>
    <message>
        <source>旧商城导入</source>
        <translation>Old mall import</translation>
    </message>
    <message>
        <source>零售单导入</source>
        <translation>Retail import</translation>
    </message>
</context>
<context>
    <name>chart</name>
    <message>
        <source>图片存到哪里</source>
        <translation>Save image to</translation>
    </message>
    <message>
        <source>PNG 图片 (*.png)</source>
        <translation>PNG image (*.png)</translation>
    </message>
</context>
<context>
    <name>check</name>
    <message>
        <source>积分余额</source>
        <translation>Points balance</translation>
    </message>
    <message>
        <source>积分流水</source>
        <translation>Points ledger</translation>
    </message>
    <message>
        <source>积分批次</source>
        <translation>Points lots</translation>
    </message>
    <message>
        <source>冻结的积分</source>
        <translation>Frozen points</translation>
    </message>
    <message>
        <source>退回的积分</source>
        <translation>Points given back</translation>
    </message>
    <message>
        <source>订单用的积分</source>
        <translation>Points taken</translation>
    </message>
    <message>
        <source>积分总账</source>
        <translation>All points</translation>
    </message>
    <message>
        <source>积分调整</source>
        <translation>Adjustment</translation>
    </message>
    <message>
        <source>合并的会员</source>
        <translation>Merged member</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>预留的库存</source>
        <translation>Reserved stock</translation>
    </message>
    <message>
        <source>订单状态</source>
        <translation>Order status</translation>
    </message>
    <message>
        <source>订单件数</source>
        <translation>Order units</translation>
    </message>
    <message>
        <source>已发件数</source>
        <translation>Shipped units</translation>
    </message>
    <message>
        <source>订单金额</source>
        <translation>Order amounts</translation>
    </message>
    <message>
        <source>收款</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>导入的订单</source>
        <translation>Imported order</translation>
    </message>
    <message>
        <source>操作记录</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>汇总数字</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>售后件数</source>
        <translation>After-sale units</translation>
    </message>
    <message>
        <source>售后退款</source>
        <translation>After-sale refund</translation>
    </message>
    <message>
        <source>换货订单</source>
        <translation>Replacement</translation>
    </message>
    <message>
        <source>账</source>
        <translation>Books</translation>
    </message>
</context>
<context>
    <name>codes</name>
    <message>
        <source>卡密 {0}</source>
        <translation>Card code {0}</translation>
    </message>
    <message>
        <source>已记进「谁看过」</source>
        <translation>On record in who looked</translation>
    </message>
    <message>
        <source>只显示这一次，现在就发给客人。关掉后再看要写原因</source>
        <translation>Shown this once: send them to the customer now. To see them again later you must give a reason</translation>
    </message>
    <message>
        <source>发给客人本人，别留在别处。看完就关掉</source>
        <translation>For the customer alone; don&apos;t keep them anywhere else. Close when you are done</translation>
    </message>
    <message>
        <source>客人的充值账号，别留在别处。看完就关掉</source>
        <translation>The customer&apos;s account; don&apos;t keep it anywhere else. Close when you are done</translation>
    </message>
    <message>
        <source>充值 {0}</source>
        <translation>Top-up {0}</translation>
    </message>
    <message>
        <source>{0} · 下单时给的，还没充</source>
        <translation>{0} · given with the order, not charged yet</translation>
    </message>
    <message>
        <source>{0} · 流水号 {1}</source>
        <translation>{0} · ref. {1}</translation>
    </message>
    <message>
        <source>密码 {0}</source>
        <translation>Password {0}</translation>
    </message>
    <message>
        <source>{0} 前有效</source>
        <translation>Valid until {0}</translation>
    </message>
    <message>
        <source>复制这个</source>
        <translation>Copy this</translation>
    </message>
</context>
<context>
    <name>column</name>
    <message>
        <source>订单号</source>
        <translation>Order no.</translation>
    </message>
    <message>
        <source>订单号，C 开头是冲红</source>
        <translation>Order no., C first means reversal</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>外部单号</source>
        <translation>External no.</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>下单时间</source>
        <translation>Placed at</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>会员，可以没有</source>
        <translation>Member, optional</translation>
    </message>
    <message>
        <source>会员号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>币种</source>
        <translation>Currency</translation>
    </message>
    <message>
        <source>商品积分</source>
        <translation>Goods points</translation>
    </message>
    <message>
        <source>商品金额</source>
        <translation>Goods amount</translation>
    </message>
    <message>
        <source>运费</source>
        <translation>Shipping</translation>
    </message>
    <message>
        <source>优惠金额</source>
        <translation>Discount</translation>
    </message>
    <message>
        <source>抵扣积分</source>
        <translation>Points deducted</translation>
    </message>
    <message>
        <source>抵扣金额</source>
        <translation>Deduction amount</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>实付现金</source>
        <translation>Cash paid</translation>
    </message>
    <message>
        <source>可得积分</source>
        <translation>Points to earn</translation>
    </message>
    <message>
        <source>支付方式</source>
        <translation>Payment method</translation>
    </message>
    <message>
        <source>支付时间</source>
        <translation>Paid at</translation>
    </message>
    <message>
        <source>发货时间</source>
        <translation>Shipped at</translation>
    </message>
    <message>
        <source>完成时间</source>
        <translation>Completed at</translation>
    </message>
    <message>
        <source>取消时间</source>
        <translation>Cancelled at</translation>
    </message>
    <message>
        <source>快递公司</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>运单号</source>
        <translation>Waybill no.</translation>
    </message>
    <message>
        <source>姓名（加密存放）</source>
        <translation>Name (encrypted)</translation>
    </message>
    <message>
        <source>手机（加密存放）</source>
        <translation>Phone (encrypted)</translation>
    </message>
    <message>
        <source>地址（加密存放）</source>
        <translation>Address (encrypted)</translation>
    </message>
    <message>
        <source>生日（加密存放）</source>
        <translation>Birthday (encrypted)</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>商品编码</source>
        <translation>Product code</translation>
    </message>
    <message>
        <source>商品名称</source>
        <translation>Product name</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Variant</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Qty</translation>
    </message>
    <message>
        <source>单价积分</source>
        <translation>Unit points</translation>
    </message>
    <message>
        <source>单价现金</source>
        <translation>Unit cash</translation>
    </message>
    <message>
        <source>行积分</source>
        <translation>Line points</translation>
    </message>
    <message>
        <source>行现金</source>
        <translation>Line cash</translation>
    </message>
    <message>
        <source>行可得积分</source>
        <translation>Line points to earn</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>卡号</source>
        <translation>Card no.</translation>
    </message>
    <message>
        <source>入会时间</source>
        <translation>Joined at</translation>
    </message>
    <message>
        <source>积分到期日</source>
        <translation>Points expire on</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>售卖方式</source>
        <translation>Sale mode</translation>
    </message>
    <message>
        <source>交付方式</source>
        <translation>Delivery</translation>
    </message>
    <message>
        <source>积分价</source>
        <translation>Points price</translation>
    </message>
    <message>
        <source>每人限兑</source>
        <translation>Limit per member</translation>
    </message>
    <message>
        <source>期初库存</source>
        <translation>Opening stock</translation>
    </message>
    <message>
        <source>货位</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>条码</source>
        <translation>Barcode</translation>
    </message>
    <message>
        <source>上架</source>
        <translation>On sale</translation>
    </message>
</context>
<context>
    <name>company</name>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0} 正在{1}</source>
        <translation>{0} is at: {1}</translation>
    </message>
    <message>
        <source>{0} 也开着这一单</source>
        <translation>{0} has this order open too</translation>
    </message>
    <message>
        <source>{0}，另有 {1} 人也在看</source>
        <translation>{0}, and {1} more</translation>
    </message>
    <message>
        <source>{0}。先问一声；谁先提交算谁的</source>
        <translation>{0}. Ask first: whoever submits first is the one who does it.</translation>
    </message>
</context>
<context>
    <name>compared</name>
    <message>
        <source>照样做</source>
        <translation>Do it anyway</translation>
    </message>
    <message>
        <source>不做了</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>你选了不做。关掉就行，订单还是别人改过的样子</source>
        <translation>You chose to leave it. Just close this, the order stays as the other person left it</translation>
    </message>
    <message>
        <source>核对别人改过的收货地址</source>
        <translation>Checking an address that somebody else changed</translation>
    </message>
    <message>
        <source>{0}（看不到的部分改了）</source>
        <translation>{0} (a part you can&apos;t see changed)</translation>
    </message>
    <message>
        <source>看全</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>付款</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>收货人</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>买家备注</source>
        <translation>Buyer&apos;s remark</translation>
    </message>
    <message>
        <source>已发</source>
        <translation>Shipped</translation>
    </message>
    <message>
        <source>运单</source>
        <translation>Waybill</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>售后</source>
        <translation>After-sale</translation>
    </message>
    <message>
        <source>处理人</source>
        <translation>Assignee</translation>
    </message>
    <message>
        <source>优先级</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>没有挂起</source>
        <translation>Not on hold</translation>
    </message>
    <message>
        <source>{0} × {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>{0} 积分</source>
        <translation>{0} points</translation>
    </message>
    <message>
        <source>没有收货地址</source>
        <translation>No address</translation>
    </message>
    <message>
        <source>里面有电话，已隐去</source>
        <translation>Hidden: it has a phone number in it</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>{0}/{1} 件</source>
        <translation>{0}/{1} units</translation>
    </message>
    <message>
        <source>{0} 个在处理</source>
        <translation>{0} open</translation>
    </message>
    <message>
        <source>没有指定</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>已有改动</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>{0} {1}「{2}」</source>
        <translation>{0} {1} &quot;{2}&quot;</translation>
    </message>
    <message>
        <source>用我的</source>
        <translation>Use mine</translation>
    </message>
    <message>
        <source>留对方的</source>
        <translation>Keep theirs</translation>
    </message>
</context>
<context>
    <name>dashboard</name>
    <message>
        <source>订单数</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>订单金额</source>
        <translation>Order value</translation>
    </message>
    <message>
        <source>{0} 时</source>
        <translation>{0}:00</translation>
    </message>
    <message>
        <source>下单时段</source>
        <translation>Orders by time of day</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>近 7 天</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>近 30 天</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>上月</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>近 12 个月</source>
        <translation>12 mo.</translation>
    </message>
    <message>
        <source>自定</source>
        <translation>Custom</translation>
    </message>
    <message>
        <source>比上一期</source>
        <translation>vs prior</translation>
    </message>
    <message>
        <source>比去年同期</source>
        <translation>vs last year</translation>
    </message>
    <message>
        <source>{0} 至 {1}</source>
        <translation>{0} to {1}</translation>
    </message>
    <message>
        <source>去年同期</source>
        <translation>last year</translation>
    </message>
    <message>
        <source>上一期</source>
        <translation>prior</translation>
    </message>
    <message>
        <source>昨天此时</source>
        <translation>Yesterday by now</translation>
    </message>
    <message>
        <source>持平</source>
        <translation>Flat</translation>
    </message>
    <message>
        <source>{0} 万</source>
        <translation>{0} ×10k</translation>
    </message>
    <message>
        <source>{0} 年 {1}</source>
        <translation>{1} {0}</translation>
    </message>
    <message>
        <source>{0} {1}–{2} 时</source>
        <translation>{0} {1}:00–{2}:00</translation>
    </message>
</context>
<context>
    <name>day part</name>
    <message>
        <source>凌晨</source>
        <translation>nights</translation>
    </message>
    <message>
        <source>上午</source>
        <translation>mornings</translation>
    </message>
    <message>
        <source>下午</source>
        <translation>afternoons</translation>
    </message>
    <message>
        <source>晚上</source>
        <translation>evenings</translation>
    </message>
</context>
<context>
    <name>delays</name>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>现在几笔</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>一半等了</source>
        <translation>Median age</translation>
    </message>
    <message>
        <source>九成在</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>最久</source>
        <translation>Oldest</translation>
    </message>
    <message>
        <source>近来一半用</source>
        <translation>Lately median</translation>
    </message>
    <message>
        <source>近来九成在</source>
        <translation>Lately 90 %</translation>
    </message>
    <message>
        <source>谁手上</source>
        <translation>With whom</translation>
    </message>
    <message>
        <source>异常</source>
        <translation>Exceptions</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>等付款</source>
        <translation>To be paid</translation>
    </message>
    <message>
        <source>等放行</source>
        <translation>To be released</translation>
    </message>
    <message>
        <source>等发货</source>
        <translation>To be shipped</translation>
    </message>
    <message>
        <source>等收货</source>
        <translation>To be received</translation>
    </message>
    <message>
        <source>看订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>没人领</source>
        <translation>Nobody</translation>
    </message>
</context>
<context>
    <name>delivery</name>
    <message>
        <source>快递</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>自提</source>
        <translation>Pick-up</translation>
    </message>
    <message>
        <source>卡密</source>
        <translation>Card code</translation>
    </message>
    <message>
        <source>充值</source>
        <translation>Top-up</translation>
    </message>
</context>
<context>
    <name>demo</name>
    <message>
        <source>全部权利</source>
        <translation>All rights</translation>
    </message>
    <message>
        <source>放行、退款、规则</source>
        <translation>Release, refunds, rules</translation>
    </message>
    <message>
        <source>下单、改单、发货</source>
        <translation>Place, edit and ship orders</translation>
    </message>
    <message>
        <source>拣货、发货、收货</source>
        <translation>Pick, ship, receive</translation>
    </message>
    <message>
        <source>收款、大额退款</source>
        <translation>Payments, large refunds</translation>
    </message>
    <message>
        <source>只看记录</source>
        <translation>Records only</translation>
    </message>
    <message>
        <source>店主</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>店长</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>客服</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>仓库</source>
        <translation>Warehouse</translation>
    </message>
    <message>
        <source>财务</source>
        <translation>Finance</translation>
    </message>
    <message>
        <source>审计</source>
        <translation>Auditor</translation>
    </message>
    <message>
        <source>演示数据在临时文件夹里，退出后清空，不会碰到真实店铺</source>
        <translation>Demo data is in a temporary folder, cleared on exit, and never touches a real shop</translation>
    </message>
</context>
<context>
    <name>dialog</name>
    <message>
        <source>不了</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>done</name>
    <message>
        <source>{0} 的卡密已发出</source>
        <translation>Codes of {0} issued</translation>
    </message>
    <message>
        <source>{0} 的充值已登记</source>
        <translation>Top-up of {0} entered</translation>
    </message>
    <message>
        <source>{0} 已交付客人</source>
        <translation>{0} handed over</translation>
    </message>
    <message>
        <source>{0} 已发货，{1} {2}</source>
        <translation>{0} shipped, {1} {2}</translation>
    </message>
    <message>
        <source>{0} 已由平台充好</source>
        <translation>{0}: charged by the provider</translation>
    </message>
    <message>
        <source>{0} 已提交充值，充好自动算发出</source>
        <translation>{0}: submitted; it counts as sent once charged</translation>
    </message>
    <message>
        <source>{0} 归 {1} 处理</source>
        <translation>{0} assigned to {1}</translation>
    </message>
    <message>
        <source>{0} 不再指定处理人</source>
        <translation>{0} unassigned</translation>
    </message>
    <message>
        <source>{0} 的优先级改为「{1}」</source>
        <translation>{0} priority set to &quot;{1}&quot;</translation>
    </message>
    <message>
        <source>{0} 加了标签「{1}」</source>
        <translation>{0} tagged &quot;{1}&quot;</translation>
    </message>
    <message>
        <source>{0} 去掉了标签「{1}」</source>
        <translation>{0} tag &quot;{1}&quot; removed</translation>
    </message>
    <message>
        <source>{0} 已登记收款</source>
        <translation>{0} payment recorded</translation>
    </message>
    <message>
        <source>{0} 已放行，可以发货</source>
        <translation>{0} released, ready to ship</translation>
    </message>
    <message>
        <source>{0} 已退回待放行</source>
        <translation>{0} release undone</translation>
    </message>
    <message>
        <source>{0} 的包裹已撤回，商品回到库存</source>
        <translation>{0} parcel undone, items back in stock</translation>
    </message>
    <message>
        <source>{0} 已完成</source>
        <translation>{0} completed</translation>
    </message>
    <message>
        <source>{0} 的运单已更正</source>
        <translation>{0} waybill corrected</translation>
    </message>
    <message>
        <source>{0} 已取消</source>
        <translation>{0} cancelled</translation>
    </message>
    <message>
        <source>{0} 已取消，积分已退回</source>
        <translation>{0} cancelled, points returned</translation>
    </message>
    <message>
        <source>{0} 的部分商品已取消</source>
        <translation>Lines cancelled: {0}</translation>
    </message>
    <message>
        <source>{0} 已修改</source>
        <translation>{0} edited</translation>
    </message>
    <message>
        <source>{0} 已挂起</source>
        <translation>{0} on hold</translation>
    </message>
    <message>
        <source>{0} 已解除挂起</source>
        <translation>{0} hold removed</translation>
    </message>
    <message>
        <source>{0} 的备注已保存</source>
        <translation>{0} note saved</translation>
    </message>
    <message>
        <source>{0} 的退款已同意</source>
        <translation>{0} refund approved</translation>
    </message>
    <message>
        <source>{0} 的退款已作罢</source>
        <translation>{0} refund dropped</translation>
    </message>
    <message>
        <source>{0} 的退款已登记到账</source>
        <translation>{0} refund recorded as paid</translation>
    </message>
    <message>
        <source>{0} 的退款已登记失败</source>
        <translation>{0} refund recorded as failed</translation>
    </message>
    <message>
        <source>{0} 已保存</source>
        <translation>{0} saved</translation>
    </message>
</context>
<context>
    <name>dropped</name>
    <message>
        <source>对账单要店主、店长或财务来导入</source>
        <translation>Bills are brought in by the owner, a manager or finance</translation>
    </message>
    <message>
        <source>发货表要能发货的人来导入</source>
        <translation>A shipping sheet is brought in by who may ship</translation>
    </message>
</context>
<context>
    <name>effects</name>
    <message>
        <source>{0} → {1}</source>
        <translation>{0} → {1}</translation>
    </message>
    <message>
        <source>另外记一笔异常，等人核实</source>
        <translation>Also records an issue for someone to check</translation>
    </message>
    <message>
        <source>付款</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>{0}  在库 {1} → {2}，预留 {3} → {4}</source>
        <translation>{0}  on hand {1} → {2}, reserved {3} → {4}</translation>
    </message>
    <message>
        <source>出库 {0}</source>
        <translation>Out {0}</translation>
    </message>
    <message>
        <source>回库 {0}</source>
        <translation>Back {0}</translation>
    </message>
    <message>
        <source>{0}  预留 {1} → {2}，可售 {3} → {4}</source>
        <translation>{0}  reserved {1} → {2}, available {3} → {4}</translation>
    </message>
    <message>
        <source>释放 {0}</source>
        <translation>Freed {0}</translation>
    </message>
    <message>
        <source>预留 {0}</source>
        <translation>Reserved {0}</translation>
    </message>
    <message>
        <source>另外 {0} 种商品也一样</source>
        <translation>Same for {0} more</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>导入的历史订单，不动积分和库存</source>
        <translation>Imported past order: points and stock don&apos;t change</translation>
    </message>
    <message>
        <source>可用 {0} → {1}</source>
        <translation>Available {0} → {1}</translation>
    </message>
    <message>
        <source>冻结 {0} → {1}</source>
        <translation>Frozen {0} → {1}</translation>
    </message>
    <message>
        <source>待生效 {0} → {1}</source>
        <translation>Pending {0} → {1}</translation>
    </message>
    <message>
        <source>欠分 {0} → {1}</source>
        <translation>Owed {0} → {1}</translation>
    </message>
    <message>
        <source>这一步不动积分</source>
        <translation>Points don&apos;t change in this step</translation>
    </message>
    <message>
        <source>冻结的 {0} 积分不变</source>
        <translation>{0} frozen pts stay</translation>
    </message>
    <message>
        <source>待生效 +{0} 不变</source>
        <translation>Pending +{0} stays</translation>
    </message>
    <message>
        <source>{0} 积分支付时已扣，不再变动</source>
        <translation>{0} pts were captured at payment, no further change</translation>
    </message>
    <message>
        <source>本单预计获得的 {0} 积分撤回</source>
        <translation>{0} pts this order would earn are taken back</translation>
    </message>
    <message>
        <source>待生效</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>{0} 退回{1}</source>
        <translation>{0} back via {1}</translation>
    </message>
    <message>
        <source>{0} 原路退回</source>
        <translation>{0} back the way it was paid</translation>
    </message>
    <message>
        <source>在你的权限内，直接批准</source>
        <translation>Within your limit, approved at once</translation>
    </message>
    <message>
        <source>等有权限的人审批</source>
        <translation>Waits for approval</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>状态不变</source>
        <translation>Status stays</translation>
    </message>
    <message>
        <source>{0} 天后自动完成</source>
        <translation>Completes after {0} days</translation>
    </message>
    <message>
        <source>{0} 小时内发出</source>
        <translation>Ship within {0} h</translation>
    </message>
    <message>
        <source>不能恢复</source>
        <translation>Can&apos;t be undone</translation>
    </message>
    <message>
        <source>已发 {0}/{1} 件 → {2}/{3} 件</source>
        <translation>Shipped {0}/{1} → {2}/{3}</translation>
    </message>
    <message>
        <source>共 {0} 件 → {1} 件</source>
        <translation>Units {0} → {1}</translation>
    </message>
    <message>
        <source>{0} 已在别处退回</source>
        <translation>{0} paid back elsewhere</translation>
    </message>
    <message>
        <source>直接记为已退</source>
        <translation>Recorded as done</translation>
    </message>
    <message>
        <source>自动交给支付渠道，问到结果为止</source>
        <translation>Sent to the provider, asked until certain</translation>
    </message>
    <message>
        <source>要人去退，再登记到账</source>
        <translation>Somebody pays it back, then records it</translation>
    </message>
    <message>
        <source>导入的订单不直接退积分：提议调整 {0}，等第二个人批准</source>
        <translation>Imported order: {0} points are proposed, for a second person to approve</translation>
    </message>
    <message>
        <source>售后</source>
        <translation>After-sales</translation>
    </message>
    <message>
        <source>最晚 {0}</source>
        <translation>by {0}</translation>
    </message>
    <message>
        <source>另记</source>
        <translation>Apart</translation>
    </message>
    <message>
        <source>这一步不动库存</source>
        <translation>No stock moves</translation>
    </message>
    <message>
        <source>残次 +{0}</source>
        <translation>damaged +{0}</translation>
    </message>
    <message>
        <source>不入库 {0}</source>
        <translation>kept out {0}</translation>
    </message>
    <message>
        <source>{0} × {1}  可售 {2} → {3}</source>
        <translation>{0} × {1}  available {2} → {3}</translation>
    </message>
    <message>
        <source>寄给 {0}</source>
        <translation>to {0}</translation>
    </message>
    <message>
        <source>不用寄</source>
        <translation>Nothing to send</translation>
    </message>
    <message>
        <source>补发单</source>
        <translation>Replacement</translation>
    </message>
    <message>
        <source>0 积分，0 元，不占限兑</source>
        <translation>0 points, no cash, outside of limits</translation>
    </message>
</context>
<context>
    <name>empty list</name>
    <message>
        <source>去掉</source>
        <translation>Without</translation>
    </message>
    <message>
        <source>去掉这个条件</source>
        <translation>Remove this filter</translation>
    </message>
    <message>
        <source>只去掉一个条件也没有，要去掉几个才有</source>
        <translation>Removing one filter is not enough; several must go</translation>
    </message>
</context>
<context>
    <name>error</name>
    <message>
        <source>你的角色没有这项权限，请店主或店长来做</source>
        <translation>Your role doesn&apos;t have this right. Ask the owner or a manager to do it</translation>
    </message>
    <message>
        <source>订单挂起中（{0}），解除挂起后才能{1}</source>
        <translation>The order is on hold ({0}). Remove the hold first, then: {1}</translation>
    </message>
    <message>
        <source>{0} 刚刚做了「{1}」，你看到的已经旧了。已换成最新的，请看过再做</source>
        <translation>{0} just did &quot;{1}&quot;, so what you saw was out of date. The latest is shown now; check it, then try again</translation>
    </message>
    <message>
        <source>积分还差 {0}（可用 {1}，冻结 {2}）。减少数量，或改用现金</source>
        <translation>Short {0} points (available {1}, frozen {2}). Lower the quantity or pay in cash</translation>
    </message>
    <message>
        <source>{0} 只剩 {1} 件，要 {2} 件。减少数量，或先入库</source>
        <translation>{0}: only {1} left, {2} needed. Lower the quantity or receive stock first</translation>
    </message>
    <message>
        <source>{0} 每人限兑 {1} 件，这位会员已兑 {2} 件</source>
        <translation>{0}: limit {1} per member, this member already has {2}</translation>
    </message>
    <message>
        <source>{0} 已下架，换一件</source>
        <translation>{0} is off sale. Choose another</translation>
    </message>
    <message>
        <source>积分抵现最多 {0}，要是 {1} 的整数倍</source>
        <translation>At most {0} points can be deducted, in steps of {1}</translation>
    </message>
    <message>
        <source>价格刚刚变了，现在是 {0} 积分、{1}。和客人核对后再下单</source>
        <translation>The price just changed to {0} points, {1}. Check with the customer, then place the order</translation>
    </message>
    <message>
        <source>{0} 积分</source>
        <translation>{0} pts</translation>
    </message>
    <message>
        <source>换上的商品比原来贵（多 {0}），已付订单只能换成不更贵的。差额请另下一单</source>
        <translation>The new items cost more (by {0}). A paid order can only swap to items that cost no more. Place a separate order for the difference</translation>
    </message>
    <message>
        <source>只有 {0} 件还没发，不能处理 {1} 件。请改数量</source>
        <translation>Only {0} not shipped yet, so {1} can&apos;t be done. Change the quantity</translation>
    </message>
    <message>
        <source>这件商品只有 {0} 件能申请这种售后，不能申请 {1} 件。其余的没发出，或已在售后里</source>
        <translation>Only {0} of this product can go into this kind of after-sale, not {1}. The rest hasn&apos;t shipped or is in one already</translation>
    </message>
    <message>
        <source>已经挂起了，不用再做</source>
        <translation>Already on hold, nothing to do</translation>
    </message>
    <message>
        <source>已经有这个标签了</source>
        <translation>This tag is already there</translation>
    </message>
    <message>
        <source>已经归这位同事了</source>
        <translation>Already assigned to this person</translation>
    </message>
    <message>
        <source>这处已经有人提了修正，等第二个人批准</source>
        <translation>A mend is proposed already and waits for a second person</translation>
    </message>
    <message>
        <source>已经是这个优先级了</source>
        <translation>It has this priority already</translation>
    </message>
    <message>
        <source>这一批已经没有可以作废的了</source>
        <translation>Nothing of this batch is left to void</translation>
    </message>
    <message>
        <source>已经是这样了，不用再做</source>
        <translation>Already so, nothing to do</translation>
    </message>
    <message>
        <source>没有要寄的商品：自提的到柜台取，卡密和充值的单独办</source>
        <translation>Nothing to send by parcel: pick-ups go over the counter, codes and top-ups are done one order at a time</translation>
    </message>
    <message>
        <source>提货码不对，请客人再出示一次</source>
        <translation>The pick-up code is wrong. Ask the customer to show it again</translation>
    </message>
    <message>
        <source>同一次操作不能换内容再提交，请重新打开再做</source>
        <translation>The same action can&apos;t be sent again with other content. Open it again and redo it</translation>
    </message>
    <message>
        <source>流水号 {0} 已经记在 {1} 上了，一笔付款只付一笔订单。核对凭证，换成这一笔的</source>
        <translation>Reference {0} is already on record for {1}, and one payment pays one order. Check the proof and enter this order&apos;s own</translation>
    </message>
    <message>
        <source>连积分值 {0} 以内才能一步退完。请先申请，再由有权限的人退</source>
        <translation>One step is for up to {0}, points included. Request it first, then someone with the right refunds it</translation>
    </message>
    <message>
        <source>退款不能超过实收，最多还能退 {0}</source>
        <translation>A refund can&apos;t exceed what was received. At most {0} can still be refunded</translation>
    </message>
    <message>
        <source>这是导入的历史订单，不能{0}</source>
        <translation>This is an imported past order. Not possible: {0}</translation>
    </message>
    <message>
        <source>你的账号没有数据密钥，看不了也写不了客人资料。请有权限的人来做</source>
        <translation>Your account has no data key, so it can&apos;t read or write customer data. Ask someone who has the right</translation>
    </message>
    <message>
        <source>这位会员的资料已按要求清除，找不回来，也不能再为他办理</source>
        <translation>This member&apos;s data was erased on request. It can&apos;t be recovered, and nothing more can be done for this member</translation>
    </message>
    <message>
        <source>还不能清除：有 {0} 笔订单没结束，{1} 笔退款没了结（如 {2}）。先办完再清除</source>
        <translation>Can&apos;t erase yet: open orders {0}, open refunds {1} (such as {2}). Finish them first, then erase</translation>
    </message>
    <message>
        <source>这一步要另一位同事来批准，自己提的不能自己批</source>
        <translation>A colleague has to approve this: nobody approves what they proposed themselves</translation>
    </message>
    <message>
        <source>店里只有你能批准，自己提的要等满 24 小时，还差 {0} 小时</source>
        <translation>You are the only one who can approve. Your own proposal has to wait 24 hours, {0} to go</translation>
    </message>
    <message>
        <source>请再输一次你的密码，五分钟内有效</source>
        <translation>Enter your password once more; it counts for five minutes</translation>
    </message>
    <message>
        <source>已经有人处理过了（{0}），请看最新的</source>
        <translation>Somebody has decided already ({0}). Look again</translation>
    </message>
    <message>
        <source>磁盘满了，这一步没有做，之前的和填的都还在。到数据库所在的电脑上腾出地方，再做一次</source>
        <translation>The disk is full: this step was not done, what was there before and what you typed is kept. Free some room on the PC that holds the database and try again</translation>
    </message>
    <message>
        <source>数据库连不上，什么都没有改动，填的内容都还在。连上后再试</source>
        <translation>Can&apos;t reach the database. Nothing was changed and what you entered is kept. Try again once connected</translation>
    </message>
    <message>
        <source>数据库断开了，还不知道这一步做成没有。连上后会自动核对，填的内容都还在</source>
        <translation>The database connection was lost, and it isn&apos;t known yet if this step was done. It is checked once connected again; what you entered is kept</translation>
    </message>
    <message>
        <source>写不了 {0}（{1}）。若在别的程序里打开着，关掉再导；或换个位置</source>
        <translation>Can&apos;t write {0} ({1}). If it is open in another program, close it and export again, or choose another place</translation>
    </message>
    <message>
        <source>没有做成：{0}</source>
        <translation>Not done: {0}</translation>
    </message>
    <message>
        <source>请填{0}</source>
        <translation>{0} is required</translation>
    </message>
    <message>
        <source>{0}太长，最多 {1} 个字</source>
        <translation>{0} is too long, {1} characters at most</translation>
    </message>
    <message>
        <source>{0}太多，最多 {1} 个</source>
        <translation>{0}: too many, {1} at most</translation>
    </message>
    <message>
        <source>{0}不能是负数</source>
        <translation>{0} can&apos;t be negative</translation>
    </message>
    <message>
        <source>{0}太大，换小一点的</source>
        <translation>{0} is too large, use a smaller one</translation>
    </message>
    <message>
        <source>{0}用 2 到 40 个英文字母和数字，可以有 . 和 _</source>
        <translation>{0} takes 2 to 40 letters and digits of the English alphabet, with . and _</translation>
    </message>
    <message>
        <source>{0}已经有人用了，换一个</source>
        <translation>{0} is already taken, use another</translation>
    </message>
    <message>
        <source>这几笔不是同一位会员寄到同一个地址，不能合成一个包裹</source>
        <translation>These orders don&apos;t go to one member at one address and can&apos;t share a parcel</translation>
    </message>
    <message>
        <source>还没接通充值平台，请店主在设置里接通</source>
        <translation>No top-up provider is connected; ask the owner to connect one in the settings</translation>
    </message>
    <message>
        <source>还没接通电子面单，请店主在设置里接通</source>
        <translation>Electronic waybills aren&apos;t connected; the owner can do it in Settings</translation>
    </message>
    <message>
        <source>另一台电脑正在给这笔取号，等两分钟再试</source>
        <translation>Another PC is getting a number for this order; try again in two minutes</translation>
    </message>
    <message>
        <source>这个运单号已经发出去了，不能取消</source>
        <translation>A parcel went under this waybill; it can&apos;t be cancelled</translation>
    </message>
    <message>
        <source>选的订单都不能拣：挂起了、已经发走，或在别的波次里</source>
        <translation>None of the chosen orders can be picked: on hold, gone, or in another wave</translation>
    </message>
    <message>
        <source>{0}的下限比上限大，请对调</source>
        <translation>{0}: the lower limit is above the upper one. Swap them</translation>
    </message>
    <message>
        <source>日期从 1900 年到 2999 年，一次最多十年。换近一点、短一点的</source>
        <translation>Dates run from 1900 to 2999, ten years at most. Choose a shorter range</translation>
    </message>
    <message>
        <source>{0}超出范围</source>
        <translation>{0} is out of range</translation>
    </message>
    <message>
        <source>里面有无法保存的字符，请删掉后再试</source>
        <translation>There is a character that can&apos;t be saved. Delete it, then try again</translation>
    </message>
    <message>
        <source>订单金额没到这张优惠券的门槛</source>
        <translation>The order amount is below this coupon&apos;s minimum</translation>
    </message>
    <message>
        <source>什么都没有改</source>
        <translation>Nothing was changed</translation>
    </message>
    <message>
        <source>{0}和另一笔重复了，请核对</source>
        <translation>{0} is the same as on another one, check it</translation>
    </message>
    <message>
        <source>{0}打不开，可能坏了，换一张</source>
        <translation>The {0} can&apos;t be opened and may be damaged. Try another one</translation>
    </message>
    <message>
        <source>这笔订单没有会员也没有收货人，照片没处放</source>
        <translation>This order has neither a member nor a recipient, so a photo has no place</translation>
    </message>
    <message>
        <source>每一件都要说清：可售、残次还是不入库</source>
        <translation>Say for every unit: sellable, damaged or kept out of stock</translation>
    </message>
    <message>
        <source>照片只收 JPEG、PNG 和 WebP</source>
        <translation>Photos can be JPEG, PNG or WebP</translation>
    </message>
    <message>
        <source>{0}已经过了，选一个以后的时间</source>
        <translation>{0} is already past, choose a later time</translation>
    </message>
    <message>
        <source>没有这位会员，核对会员号或卡号</source>
        <translation>No such member. Check the account or card number</translation>
    </message>
    <message>
        <source>这一批的这一行已经送过别的，换一个批次名</source>
        <translation>This row of the batch gave something else before. Use another batch name</translation>
    </message>
    <message>
        <source>一次只用一种方式：运单、提货码、卡密或充值</source>
        <translation>One way at a time: a waybill, a pick-up code, card codes or a top-up</translation>
    </message>
    <message>
        <source>快递、自提、卡密和充值的商品要分开发</source>
        <translation>Parcels, pick-ups, card codes and top-ups are sent separately</translation>
    </message>
    <message>
        <source>发出的卡密和充值退不回来，只能仅退款或换货，收货时选不入库</source>
        <translation>An issued code or a top-up can&apos;t come back: refund or exchange only, and receive it as kept out of stock</translation>
    </message>
    <message>
        <source>这笔订单没有会员，充值账号没处放</source>
        <translation>This order has no member to keep the account with</translation>
    </message>
    <message>
        <source>卡密商品的库存跟着卡密走：导入卡密会增加，作废会减少</source>
        <translation>The stock of card codes follows the codes: importing adds, voiding takes away</translation>
    </message>
    <message>
        <source>这不是卡密商品，先把交付方式改成卡密</source>
        <translation>This isn&apos;t delivered as card codes, change its delivery first</translation>
    </message>
    <message>
        <source>{0}太短</source>
        <translation>{0} is too short</translation>
    </message>
    <message>
        <source>这是你自己正在用的登录，请用退出登录</source>
        <translation>This is the sign-in you are using. Use Sign out instead</translation>
    </message>
    <message>
        <source>不能停用自己的账号</source>
        <translation>You can&apos;t disable your own account</translation>
    </message>
    <message>
        <source>{0}和原来一样，没有改</source>
        <translation>{0} is the same as before, nothing changed</translation>
    </message>
    <message>
        <source>预设角色不能改，也不能删。照着它新建一个再改</source>
        <translation>Preset roles can&apos;t be edited or deleted. Make a new one from it, then edit that</translation>
    </message>
    <message>
        <source>还有人用这个角色（停用的也算），先给他们换角色再删</source>
        <translation>Staff still have this role (disabled ones count). Give them another role, then delete it</translation>
    </message>
    <message>
        <source>这些权限不能这样给：每个角色都要能看订单</source>
        <translation>These rights can&apos;t be given like this: every role has to be able to see orders</translation>
    </message>
    <message>
        <source>这次登录已经结束了</source>
        <translation>This sign-in has already ended</translation>
    </message>
    <message>
        <source>这个账号已经停用了</source>
        <translation>This account is already disabled</translation>
    </message>
    <message>
        <source>{0}不是 2048 位以上的 RSA 密钥，请选渠道后台下载的那个文件</source>
        <translation>{0} is no RSA key of 2048 bits or more. Choose the file from the provider&apos;s console</translation>
    </message>
    <message>
        <source>{0}要以 https:// 开头</source>
        <translation>{0} must start with https://</translation>
    </message>
    <message>
        <source>这是最后一位能登录的店主。先让另一位店主登录，再来改</source>
        <translation>This is the last owner who can sign in. Have another owner sign in first, then change this</translation>
    </message>
    <message>
        <source>{0}不对，请改正</source>
        <translation>{0} isn&apos;t valid, correct it</translation>
    </message>
    <message>
        <source>没有找到订单 {0}</source>
        <translation>Order {0} not found</translation>
    </message>
    <message>
        <source>没有找到会员 {0}</source>
        <translation>Member {0} not found</translation>
    </message>
    <message>
        <source>没有找到这件商品</source>
        <translation>Product not found</translation>
    </message>
    <message>
        <source>没有找到商品 {0}</source>
        <translation>Product {0} not found</translation>
    </message>
    <message>
        <source>没有收货地址</source>
        <translation>No delivery address</translation>
    </message>
    <message>
        <source>没有找到这笔积分调整</source>
        <translation>This adjustment was not found</translation>
    </message>
    <message>
        <source>没有找到这笔送出的积分</source>
        <translation>These given points were not found</translation>
    </message>
    <message>
        <source>没有找到这个包裹，可能已经撤回</source>
        <translation>Parcel not found. It may have been undone</translation>
    </message>
    <message>
        <source>没有找到这笔退款</source>
        <translation>Refund not found</translation>
    </message>
    <message>
        <source>没有找到售后 {0}</source>
        <translation>After-sale {0} not found</translation>
    </message>
    <message>
        <source>没有找到这张照片，可能已随客人资料清除</source>
        <translation>Photo not found. It may have been erased with the customer&apos;s data</translation>
    </message>
    <message>
        <source>没有找到角色 {0}，可能刚删了</source>
        <translation>Role {0} not found. It may have just been deleted</translation>
    </message>
    <message>
        <source>没有找到这次登录</source>
        <translation>Session not found</translation>
    </message>
    <message>
        <source>没有找到员工 {0}</source>
        <translation>Staff member {0} not found</translation>
    </message>
    <message>
        <source>这笔订单没有标签「{0}」</source>
        <translation>This order has no tag &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>这个视图已经不在了，可能刚被删除或不再共享</source>
        <translation>This view is gone. It may have been deleted or is no longer shared</translation>
    </message>
    <message>
        <source>没有找到 {0}</source>
        <translation>{0} not found</translation>
    </message>
    <message>
        <source>还有售后没有结束</source>
        <translation>A return is still open</translation>
    </message>
    <message>
        <source>还没到付款期限</source>
        <translation>The payment deadline has not passed</translation>
    </message>
    <message>
        <source>订单没有挂起</source>
        <translation>The order is not on hold</translation>
    </message>
    <message>
        <source>已经有商品发出</source>
        <translation>Some goods have already shipped</translation>
    </message>
    <message>
        <source>这个包裹已经撤回了</source>
        <translation>This parcel has already been undone</translation>
    </message>
    <message>
        <source>这个包裹里有商品在售后里</source>
        <translation>Something in this parcel is in an after-sale</translation>
    </message>
    <message>
        <source>补发单的商品不能换</source>
        <translation>The products of a replacement stay as they are</translation>
    </message>
    <message>
        <source>补发单只能在发货前整单取消，其余走售后</source>
        <translation>A replacement is cancelled as a whole before it ships; the rest takes an after-sale</translation>
    </message>
    <message>
        <source>发货后取消过其余商品</source>
        <translation>The other lines were cancelled after shipping</translation>
    </message>
    <message>
        <source>{0}，不能{1}。</source>
        <translation>{0}, so this is not possible: {1}. </translation>
    </message>
    <message>
        <source>订单现在是「{0}」，不能{1}。</source>
        <translation>The order is now &quot;{0}&quot;, so this is not possible: {1}. </translation>
    </message>
    <message>
        <source>请先看订单进度</source>
        <translation>Check the order&apos;s progress first</translation>
    </message>
    <message>
        <source>现在可以：{0}</source>
        <translation>Possible now: {0}</translation>
    </message>
    <message>
        <source>退货已经收了</source>
        <translation>The goods have been received</translation>
    </message>
    <message>
        <source>补发单已经生成，先发出或取消它</source>
        <translation>A replacement has been made; ship or cancel it first</translation>
    </message>
    <message>
        <source>售后现在是「{0}」，不能{1}。</source>
        <translation>The after-sale is now &quot;{0}&quot;, so this is not possible: {1}. </translation>
    </message>
    <message>
        <source>请先看售后进度</source>
        <translation>Check the after-sale&apos;s progress first</translation>
    </message>
    <message>
        <source>卡密只在发出时给发的人显示一次。再看请在订单的履约里点「看卡密」，并写明原因</source>
        <translation>Codes are shown once, to who issued them. To see them again use See codes in the order&apos;s fulfilment and give a reason</translation>
    </message>
    <message>
        <source>要翻的太多，没有查完。加上一段日期，或者把条件收窄一点</source>
        <translation>There was too much to look through, so this was not finished. Add a span of days, or narrow the conditions</translation>
    </message>
    <message>
        <source>磁盘满了，{0} 没有写成，原来那份还在。腾出地方，或换个位置，再导一次</source>
        <translation>The disk is full: {0} was not written, what was there before is untouched. Free some room or choose another place, then export again</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>这笔充值已经有结果了，刷新后再看</source>
        <translation>This top-up is settled already; refresh and look again</translation>
    </message>
    <message>
        <source>这个运单号不在了，可能已经取消</source>
        <translation>This waybill isn&apos;t there any more; it may be cancelled</translation>
    </message>
    <message>
        <source>订单 {0} 没有收货地址，打不了标签</source>
        <translation>Order {0} has no address, so no label can be printed</translation>
    </message>
    <message>
        <source>这些订单还没有面单，先取号</source>
        <translation>These orders have no label yet; get one first</translation>
    </message>
    <message>
        <source>波次 {0} 不在了，可能已经拣完或取消</source>
        <translation>Wave {0} isn&apos;t there any more; it may be picked or cancelled</translation>
    </message>
    <message>
        <source>卡密已经发出，客人可能用了</source>
        <translation>The codes are out and may have been used</translation>
    </message>
    <message>
        <source>充值平台正在充其中的商品，等它有了结果</source>
        <translation>The provider is charging some of it; wait for the result</translation>
    </message>
    <message>
        <source>已经充到客人的账号里</source>
        <translation>It was charged to the customer&apos;s account</translation>
    </message>
    <message>
        <source>试得太多次，请等 {0} 秒再试</source>
        <translation>Too many attempts. Wait {0} s, then try again</translation>
    </message>
    <message>
        <source>账号或密码不对</source>
        <translation>Wrong account or password</translation>
    </message>
    <message>
        <source>第一次登录，请先换成自己的密码</source>
        <translation>First sign-in: set your own password first</translation>
    </message>
    <message>
        <source>密码至少 12 个字符</source>
        <translation>Use at least 12 characters</translation>
    </message>
    <message>
        <source>密码最多 128 个字符</source>
        <translation>Use at most 128 characters</translation>
    </message>
    <message>
        <source>这个密码太常见，换一个别人想不到的</source>
        <translation>This password is too common. Choose one that others will not guess</translation>
    </message>
    <message>
        <source>密码里连续的字母或数字太多，换一个</source>
        <translation>Too many letters or digits in sequence. Choose another password</translation>
    </message>
    <message>
        <source>密码里重复太多，换一个</source>
        <translation>Too much repetition. Choose another password</translation>
    </message>
    <message>
        <source>密码里别用账号或店名</source>
        <translation>Do not use the account or shop name in the password</translation>
    </message>
    <message>
        <source>要和原来的不一样</source>
        <translation>It must differ from the old one</translation>
    </message>
    <message>
        <source>这个密码不能用，换一个</source>
        <translation>This password cannot be used. Choose another</translation>
    </message>
    <message>
        <source>账号已停用，登录结束。没保存的内容还在这台电脑上</source>
        <translation>Your account was disabled and the session ended. Unsaved work is kept on this computer</translation>
    </message>
    <message>
        <source>密码已重置，请用新的激活码登录</source>
        <translation>Your password was reset. Sign in with the new activation code</translation>
    </message>
    <message>
        <source>店主结束了这次登录。没保存的内容还在，输入密码可以接着用</source>
        <translation>The Owner ended this session. Unsaved work is kept; enter your password to continue</translation>
    </message>
    <message>
        <source>你的角色改过了，请重新登录</source>
        <translation>Your role was changed. Sign in again</translation>
    </message>
    <message>
        <source>密码在别处改过了，请重新登录</source>
        <translation>Your password was changed elsewhere. Sign in again</translation>
    </message>
    <message>
        <source>登录已结束，请重新登录</source>
        <translation>Your session has ended. Sign in again</translation>
    </message>
    <message>
        <source>请重新登录</source>
        <translation>Sign in again</translation>
    </message>
    <message>
        <source>这不是加入文件。请店主在店里的电脑上重新做一个</source>
        <translation>This is no join file. Ask the owner to make one on a PC of the shop</translation>
    </message>
    <message>
        <source>口令不对，或者文件被改过。核对口令，还不行就请店主重新做一个</source>
        <translation>Wrong passphrase, or the file was altered. Check the passphrase; if it still fails, ask the owner for a new file</translation>
    </message>
    <message>
        <source>加入文件坏了或被改过，请店主重新做一个</source>
        <translation>The join file is damaged or was altered; ask the owner for a new one</translation>
    </message>
    <message>
        <source>加入文件过期了，请店主重新做一个</source>
        <translation>The join file has expired; ask the owner for a new one</translation>
    </message>
    <message>
        <source>那个数据库里不是这个文件说的那家店，什么都没有记住</source>
        <translation>That database does not hold the shop this file is for; nothing was kept</translation>
    </message>
    <message>
        <source>加入文件读不了</source>
        <translation>The join file cannot be read</translation>
    </message>
    <message>
        <source>这家店在一个文件里，只有这台电脑能用；几台电脑一起用要搬到 PostgreSQL</source>
        <translation>This shop lies in a file on this PC only; for several PCs move it to PostgreSQL</translation>
    </message>
    <message>
        <source>数据库就在这台电脑上，填别的电脑怎么找到它</source>
        <translation>The database is on this PC: enter how other PCs find it</translation>
    </message>
    <message>
        <source>证书文件读不了</source>
        <translation>The certificate file cannot be read</translation>
    </message>
    <message>
        <source>这个数据库里还没有店</source>
        <translation>There is no shop in this database yet</translation>
    </message>
    <message>
        <source>这台电脑没有这家店的密钥，请用开店的电脑，或用恢复词</source>
        <translation>This computer does not have the shop&apos;s key. Use the computer the shop was opened on, or the recovery words</translation>
    </message>
    <message>
        <source>打不开这个数据库文件，请看看路径和权限</source>
        <translation>Cannot open this database file. Check its path and access rights</translation>
    </message>
    <message>
        <source>SQLite 文件不能放在网络盘上，几台电脑一起用请换成 PostgreSQL</source>
        <translation>A SQLite file cannot be on a network drive. To share a shop between computers, use PostgreSQL</translation>
    </message>
    <message>
        <source>数据库是旧版本，先运行 pointsdesk upgrade</source>
        <translation>The database is an older version. Run pointsdesk upgrade first</translation>
    </message>
    <message>
        <source>数据库比程序新，请更新程序</source>
        <translation>The database is newer than the program. Update the program</translation>
    </message>
    <message>
        <source>这个位置的磁盘不支持安全写入，请换到本机磁盘</source>
        <translation>The disk at this location does not support safe writes. Use a local disk</translation>
    </message>
    <message>
        <source>只支持 SQLite 和 PostgreSQL</source>
        <translation>Only SQLite and PostgreSQL are supported</translation>
    </message>
    <message>
        <source>数据库地址写得不对</source>
        <translation>The database address is not valid</translation>
    </message>
    <message>
        <source>找不到这台服务器，核对地址，看看网络通不通</source>
        <translation>Server not found. Check the address and the network</translation>
    </message>
    <message>
        <source>服务器上没有数据库应答，核对端口，看看数据库开着没有</source>
        <translation>No database answers on the server. Check the port and that it is running</translation>
    </message>
    <message>
        <source>服务器一直没有应答，可能被防火墙挡住了</source>
        <translation>The server doesn&apos;t answer; a firewall may be in the way</translation>
    </message>
    <message>
        <source>数据库账号或密码不对</source>
        <translation>Wrong database login or password</translation>
    </message>
    <message>
        <source>服务器上没有这个数据库，核对名字，或请管理员建一个空的</source>
        <translation>No such database on the server. Check the name or have an empty one created</translation>
    </message>
    <message>
        <source>连不成加密连接：服务器要开 TLS，证书要由下面选的机构签发</source>
        <translation>No encrypted connection: the server must offer TLS with a certificate of the authority chosen below</translation>
    </message>
    <message>
        <source>权限不够：文件要能写，数据库要用主人的账号</source>
        <translation>Not enough rights: the file must be writable, the database login its owner&apos;s</translation>
    </message>
    <message>
        <source>这是数据库主人的账号，平时不能用它开店。用加入文件，或在这里连一次换成店里的账号</source>
        <translation>This is the database owner&apos;s login, not for everyday use. Use a join file, or connect here once to change to the shop&apos;s own login</translation>
    </message>
    <message>
        <source>店里存的数据库账号被改动过，读不出来，请用加入文件加入</source>
        <translation>The shop&apos;s stored database login was altered and cannot be read; join by a join file</translation>
    </message>
    <message>
        <source>店开好了，但这台电脑没记住它在哪儿，腾出地方后再看一次</source>
        <translation>The shop is there, but this PC could not note where. Free some space and look again</translation>
    </message>
    <message>
        <source>磁盘满了，什么都没有写进去。腾出地方再试</source>
        <translation>The disk is full, nothing was written. Free some space and try again</translation>
    </message>
    <message>
        <source>这个数据库里是别的程序的数据，请换一个空的</source>
        <translation>This database belongs to another program. Choose an empty one</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>这处已经对上了，不用修</source>
        <translation>This adds up already, there is nothing to mend</translation>
    </message>
    <message>
        <source>照这样修完还是对不上，所以没有动。重新核对一次，看看还有哪里不对</source>
        <translation>It would still not add up, so nothing was changed. Verify again and see what else is wrong</translation>
    </message>
    <message>
        <source>这处不能靠另记一笔修好。按说明核对备份或支付渠道的账单</source>
        <translation>No added entry can mend this. Compare with a backup or the provider&apos;s bill</translation>
    </message>
    <message>
        <source>提了以后账又变了，没有动。驳回这条，按现在的样子重新提</source>
        <translation>The books have changed since it was proposed, so nothing was done. Turn it down and propose it anew</translation>
    </message>
</context>
<context>
    <name>evidence</name>
    <message>
        <source>粘贴的图片</source>
        <translation>Pasted picture</translation>
    </message>
    <message>
        <source>{0} 不是 JPEG、PNG 或 WebP 照片，没有加上。请选别的文件</source>
        <translation>{0} is no JPEG, PNG or WebP photo and wasn&apos;t added. Choose another file</translation>
    </message>
    <message>
        <source>{0} 超过 20 MB，没有加上。请先压缩</source>
        <translation>{0} is larger than 20 MB and wasn&apos;t added. Make it smaller first</translation>
    </message>
    <message>
        <source>{0} 的尺寸太大，缩不到 2 MB，没有加上</source>
        <translation>{0} can&apos;t be made smaller than 2 MB and wasn&apos;t added</translation>
    </message>
    <message>
        <source>{0} 是空的，没有加上</source>
        <translation>{0} is empty and wasn&apos;t added</translation>
    </message>
    <message>
        <source>{0} 不完整，打不开。请重新下载或另存一份</source>
        <translation>{0} isn&apos;t complete. Download or save it again</translation>
    </message>
    <message>
        <source>读不了 {0}，请看看文件还在不在、有没有权限</source>
        <translation>{0} can&apos;t be read. See whether the file is still there and may be read</translation>
    </message>
</context>
<context>
    <name>exception</name>
    <message>
        <source>取消后才付款</source>
        <translation>Paid after cancel</translation>
    </message>
    <message>
        <source>付了第二次</source>
        <translation>Paid twice</translation>
    </message>
    <message>
        <source>付款金额不对</source>
        <translation>Wrong amount paid</translation>
    </message>
    <message>
        <source>退款没有成功</source>
        <translation>Refund failed</translation>
    </message>
    <message>
        <source>退款结果不明</source>
        <translation>Refund outcome unknown</translation>
    </message>
    <message>
        <source>不知道付没付款</source>
        <translation>Payment unknown</translation>
    </message>
    <message>
        <source>付款总不成功</source>
        <translation>Payment keeps failing</translation>
    </message>
    <message>
        <source>包裹不动了</source>
        <translation>Parcel stuck</translation>
    </message>
    <message>
        <source>包裹退回</source>
        <translation>Parcel returned</translation>
    </message>
    <message>
        <source>发货超时</source>
        <translation>Shipping late</translation>
    </message>
    <message>
        <source>库存不足</source>
        <translation>Out of stock</translation>
    </message>
    <message>
        <source>预留超过在库</source>
        <translation>Reserved above stock</translation>
    </message>
    <message>
        <source>要核对风险</source>
        <translation>Risky</translation>
    </message>
    <message>
        <source>通知没人取</source>
        <translation>Events uncollected</translation>
    </message>
    <message>
        <source>账目不平</source>
        <translation>Books don&apos;t add up</translation>
    </message>
</context>
<context>
    <name>exceptions</name>
    <message>
        <source>原因</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>怎么回事</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>订单 / 对象</source>
        <translation>Order / subject</translation>
    </message>
    <message>
        <source>已等</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>放到</source>
        <translation>Put off until</translation>
    </message>
    <message>
        <source>谁了结的</source>
        <translation>Closed by</translation>
    </message>
    <message>
        <source>{0}。{1}</source>
        <translation>{0}. {1}</translation>
    </message>
    <message>
        <source>自动</source>
        <translation>By itself</translation>
    </message>
    <message>
        <source>{0}，{1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>处理完：{0}</source>
        <translation>Settled: {0}</translation>
    </message>
    <message>
        <source>包裹又动了</source>
        <translation>The parcel moves again</translation>
    </message>
    <message>
        <source>库存够了</source>
        <translation>Stock is enough</translation>
    </message>
    <message>
        <source>商城取走了</source>
        <translation>The storefront collected them</translation>
    </message>
    <message>
        <source>没人领</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>一件异常</source>
        <translation>One exception</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>物流</source>
        <translation>Shipments</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>待发货提醒</source>
        <translation>Ship notices</translation>
    </message>
    <message>
        <source>售后</source>
        <translation>After-sales</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>{0} 件异常</source>
        <translation>Exceptions: {0}</translation>
    </message>
    <message>
        <source>稍后提醒</source>
        <translation>Remind me later</translation>
    </message>
    <message>
        <source>转交</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>记下怎么处理的</source>
        <translation>Note what was done</translation>
    </message>
    <message>
        <source>联系买家</source>
        <translation>Contact the buyer</translation>
    </message>
    <message>
        <source>再问支付渠道</source>
        <translation>Ask the provider again</translation>
    </message>
    <message>
        <source>不用再管</source>
        <translation>Nothing more to do</translation>
    </message>
    <message>
        <source>问过快递，记下</source>
        <translation>Note the courier&apos;s word</translation>
    </message>
    <message>
        <source>记下怎么处理</source>
        <translation>Note what was done</translation>
    </message>
    <message>
        <source>补货入库</source>
        <translation>Receive goods</translation>
    </message>
    <message>
        <source>看设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>看怎么修正</source>
        <translation>How to mend it</translation>
    </message>
    <message>
        <source>打开商品</source>
        <translation>Open goods</translation>
    </message>
    <message>
        <source>我来处理</source>
        <translation>Take it</translation>
    </message>
    <message>
        <source>现在就处理</source>
        <translation>Bring it back</translation>
    </message>
    <message>
        <source>不领了</source>
        <translation>Give it back</translation>
    </message>
    <message>
        <source>打开订单</source>
        <translation>Open order</translation>
    </message>
    <message>
        <source>打开会员</source>
        <translation>Open member</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>支付</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>超时</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>风险</source>
        <translation>Risk</translation>
    </message>
    <message>
        <source>快递</source>
        <translation>Parcels</translation>
    </message>
    <message>
        <source>通知</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>账目</source>
        <translation>Books</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>马上处理</source>
        <translation>now</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>下班前处理</source>
        <translation>before closing</translation>
    </message>
    <message>
        <source>以后</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>可以等一等</source>
        <translation>can wait</translation>
    </message>
    <message>
        <source>退第二笔</source>
        <translation>Refund it</translation>
    </message>
    <message>
        <source>重新退款</source>
        <translation>Refund again</translation>
    </message>
    <message>
        <source>再问一次</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>记下处理</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>现在发货</source>
        <translation>Ship now</translation>
    </message>
    <message>
        <source>核对放行</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>看修正</source>
        <translation>Mend</translation>
    </message>
    <message>
        <source>付了两次，第二次 {0} 待退</source>
        <translation>Paid twice, {0} to go back</translation>
    </message>
    <message>
        <source>应付 {0}，付了 {1}</source>
        <translation>{0} due, {1} paid</translation>
    </message>
    <message>
        <source>取消以后才付了 {0}，待退</source>
        <translation>{0} paid after the cancel, to go back</translation>
    </message>
    <message>
        <source>人工登记没退成</source>
        <translation>entered by hand as failed</translation>
    </message>
    <message>
        <source>{0} 没退成：{1}</source>
        <translation>{0} not refunded: {1}</translation>
    </message>
    <message>
        <source>{0} 退没退不清楚：{1}</source>
        <translation>{0} refunded or not: {1}</translation>
    </message>
    <message>
        <source>支付渠道没说付没付，已查 {0} 次</source>
        <translation>The provider doesn&apos;t tell, asked {0}×</translation>
    </message>
    <message>
        <source>{0} {1} 次没付成：{2}</source>
        <translation>{0} failed {1} times: {2}</translation>
    </message>
    <message>
        <source>{0}，运单 {1}</source>
        <translation>{0}, waybill {1}</translation>
    </message>
    <message>
        <source>{0} 以后没有新轨迹，运单 {1}</source>
        <translation>Nothing new since {0}, waybill {1}</translation>
    </message>
    <message>
        <source>{0} 前该发，还差 {1} 件</source>
        <translation>Due {0}, still to send: {1}</translation>
    </message>
    <message>
        <source>{0} 在库 {1}，订单要 {2}</source>
        <translation>{0}: {1} on hand, {2} wanted</translation>
    </message>
    <message>
        <source>盘点后 {0} 在库 {1}，预留 {2}</source>
        <translation>{0} counted: {1} on hand, {2} reserved</translation>
    </message>
    <message>
        <source>首单用 {0} 积分</source>
        <translation>First order takes {0} points</translation>
    </message>
    <message>
        <source>{0} 天里同地址 {1} 单</source>
        <translation>{1} orders to one address in {0} days</translation>
    </message>
    <message>
        <source>{0} 位会员一个电话</source>
        <translation>{0} members on one phone</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>商城从 {0} 起没来取，积了 {1} 条</source>
        <translation>Uncollected since {0}, {1} waiting</translation>
    </message>
    <message>
        <source>{0}应为 {1}，实为 {2}</source>
        <translation>{0}: {1} expected, {2} found</translation>
    </message>
    <message>
        <source>{0} 天</source>
        <translation>{0} d</translation>
    </message>
    <message>
        <source>{0} 天 {1} 小时</source>
        <translation>{0} d {1} h</translation>
    </message>
    <message>
        <source>{0} 小时 {1} 分</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0} 分</source>
        <translation>{0} min</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>会员号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>换上</source>
        <translation>Swapped in</translation>
    </message>
    <message>
        <source>再次</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>可用</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>条码</source>
        <translation>Barcode</translation>
    </message>
    <message>
        <source>生日</source>
        <translation>Birthday</translation>
    </message>
    <message>
        <source>账目问题</source>
        <translation>Book breaks</translation>
    </message>
    <message>
        <source>谁做的文件</source>
        <translation>File made by</translation>
    </message>
    <message>
        <source>卡密</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>快递公司</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>变动</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>第几份</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>客户编号</source>
        <translation>Customer no.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>欠分</source>
        <translation>Debt</translation>
    </message>
    <message>
        <source>交付方式</source>
        <translation>Delivery</translation>
    </message>
    <message>
        <source>做了</source>
        <translation>Did</translation>
    </message>
    <message>
        <source>接口地址</source>
        <translation>Endpoint</translation>
    </message>
    <message>
        <source>事件</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>现金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>退现金</source>
        <translation>Cash refunded</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>File type</translation>
    </message>
    <message>
        <source>冻结</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>给的权限</source>
        <translation>Rights given</translation>
    </message>
    <message>
        <source>送出</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>加入文件</source>
        <translation>Join file</translation>
    </message>
    <message>
        <source>待核实</source>
        <translation>To verify</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>留下</source>
        <translation>Left in place</translation>
    </message>
    <message>
        <source>每人限兑</source>
        <translation>Limit per member</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>低库存线</source>
        <translation>Low-stock level</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>商户号</source>
        <translation>Merchant no.</translation>
    </message>
    <message>
        <source>支付方式</source>
        <translation>Payment method</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>通知</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>在库</source>
        <translation>On hand</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>单据</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>包裹</source>
        <translation>Parcels</translation>
    </message>
    <message>
        <source>月结账号</source>
        <translation>Account no.</translation>
    </message>
    <message>
        <source>收款</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>电脑</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>待生效</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>次序</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>退积分</source>
        <translation>Points returned</translation>
    </message>
    <message>
        <source>现金价</source>
        <translation>Cash price</translation>
    </message>
    <message>
        <source>积分价</source>
        <translation>Points price</translation>
    </message>
    <message>
        <source>优先级</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>申请件数</source>
        <translation>Units requested</translation>
    </message>
    <message>
        <source>残次</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>收回积分</source>
        <translation>Points taken back</translation>
    </message>
    <message>
        <source>可售</source>
        <translation>Sellable</translation>
    </message>
    <message>
        <source>不入库</source>
        <translation>Kept out of stock</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>有说明</source>
        <translation>Has a note</translation>
    </message>
    <message>
        <source>没收</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>收货地址</source>
        <translation>Addresses</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refunds</translation>
    </message>
    <message>
        <source>流水号</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>退款单号</source>
        <translation>Refund no.</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>买家备注</source>
        <translation>Customer remark</translation>
    </message>
    <message>
        <source>换下</source>
        <translation>Swapped out</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>条数</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>售卖方式</source>
        <translation>Sale mode</translation>
    </message>
    <message>
        <source>全店可见</source>
        <translation>Whole shop</translation>
    </message>
    <message>
        <source>货架</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>最晚发出</source>
        <translation>Ship by</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>单人复核</source>
        <translation>Sole approval</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Variant</translation>
    </message>
    <message>
        <source>交给</source>
        <translation>Assigned to</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>修正</source>
        <translation>Mends</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>收回的权限</source>
        <translation>Rights removed</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>品名</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>充值</source>
        <translation>Top-up</translation>
    </message>
    <message>
        <source>重复</source>
        <translation>Repeated</translation>
    </message>
    <message>
        <source>解冻积分</source>
        <translation>Released points</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>波次</source>
        <translation>Wave</translation>
    </message>
    <message>
        <source>运单号</source>
        <translation>Waybill no.</translation>
    </message>
    <message>
        <source>充值单号</source>
        <translation>Top-up serial</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>改过，加密存着</source>
        <translation>Changed, kept sealed</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>{0} 积分</source>
        <translation>{0} pts</translation>
    </message>
    <message>
        <source>{0} 项</source>
        <translation>Items: {0}</translation>
    </message>
    <message>
        <source>变了</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>里面有电话，已隐去</source>
        <translation>Hidden: contains a phone number</translation>
    </message>
    <message>
        <source>待审批</source>
        <translation>To approve</translation>
    </message>
    <message>
        <source>待退款</source>
        <translation>To refund</translation>
    </message>
    <message>
        <source>退款中</source>
        <translation>Refunding</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>失败</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>作罢</source>
        <translation>Dropped</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>In progress</translation>
    </message>
</context>
<context>
    <name>field</name>
    <message>
        <source>会员号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>详细地址</source>
        <translation>Street address</translation>
    </message>
    <message>
        <source>单人调整限额</source>
        <translation>Limit for one person&apos;s adjustment</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Campaign</translation>
    </message>
    <message>
        <source>到期方式</source>
        <translation>Kind of expiry</translation>
    </message>
    <message>
        <source>限兑周期</source>
        <translation>Limit period</translation>
    </message>
    <message>
        <source>降级方式</source>
        <translation>Demotion</translation>
    </message>
    <message>
        <source>评级月数</source>
        <translation>Months that count for a tier</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>客户编号</source>
        <translation>Customer ID</translation>
    </message>
    <message>
        <source>授权密钥</source>
        <translation>Authorisation key</translation>
    </message>
    <message>
        <source>月结账号</source>
        <translation>Account no.</translation>
    </message>
    <message>
        <source>月结密码</source>
        <translation>Account password</translation>
    </message>
    <message>
        <source>签名密钥</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>寄件人</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>寄件电话</source>
        <translation>Sender&apos;s phone</translation>
    </message>
    <message>
        <source>寄件地址</source>
        <translation>Sender&apos;s address</translation>
    </message>
    <message>
        <source>面单模板编号</source>
        <translation>Label template ID</translation>
    </message>
    <message>
        <source>商户号</source>
        <translation>Merchant number</translation>
    </message>
    <message>
        <source>商户私钥</source>
        <translation>Merchant private key</translation>
    </message>
    <message>
        <source>平台公钥</source>
        <translation>Platform public key</translation>
    </message>
    <message>
        <source>证书序列号</source>
        <translation>Certificate serial</translation>
    </message>
    <message>
        <source>平台公钥编号</source>
        <translation>Platform public key ID</translation>
    </message>
    <message>
        <source>接口地址</source>
        <translation>API address</translation>
    </message>
    <message>
        <source>生日</source>
        <translation>Birthday</translation>
    </message>
    <message>
        <source>备注内容</source>
        <translation>Note text</translation>
    </message>
    <message>
        <source>卡号</source>
        <translation>Card no.</translation>
    </message>
    <message>
        <source>卡密</source>
        <translation>Card code</translation>
    </message>
    <message>
        <source>卡密的密码</source>
        <translation>Password of the code</translation>
    </message>
    <message>
        <source>快递公司</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>条码</source>
        <translation>Barcode</translation>
    </message>
    <message>
        <source>批次名</source>
        <translation>Batch name</translation>
    </message>
    <message>
        <source>现金范围</source>
        <translation>Cash range</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>优惠券</source>
        <translation>Coupon</translation>
    </message>
    <message>
        <source>日期范围</source>
        <translation>Date range</translation>
    </message>
    <message>
        <source>到期日</source>
        <translation>Expiry date</translation>
    </message>
    <message>
        <source>合并到的会员</source>
        <translation>Member to merge into</translation>
    </message>
    <message>
        <source>表格的行</source>
        <translation>Rows of the sheet</translation>
    </message>
    <message>
        <source>每人限兑</source>
        <translation>Limit per member</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>低库存线</source>
        <translation>Low stock at</translation>
    </message>
    <message>
        <source>支付方式</source>
        <translation>Payment method</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>选中的订单</source>
        <translation>Selected orders</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>积分范围</source>
        <translation>Points range</translation>
    </message>
    <message>
        <source>价格</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>现金价</source>
        <translation>Cash price</translation>
    </message>
    <message>
        <source>积分价</source>
        <translation>Points price</translation>
    </message>
    <message>
        <source>优先级</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>收货人</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>流水号</source>
        <translation>Transaction no.</translation>
    </message>
    <message>
        <source>省市区</source>
        <translation>Province/city/district</translation>
    </message>
    <message>
        <source>权限</source>
        <translation>Rights</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>搜索内容</source>
        <translation>Search text</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>店名</source>
        <translation>Shop name</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Variant</translation>
    </message>
    <message>
        <source>期初库存</source>
        <translation>Opening stock</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>充值账号</source>
        <translation>Account to charge</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>到期时间</source>
        <translation>End time</translation>
    </message>
    <message>
        <source>视图名</source>
        <translation>View name</translation>
    </message>
    <message>
        <source>已存的视图</source>
        <translation>Saved views</translation>
    </message>
    <message>
        <source>运单号</source>
        <translation>Waybill no.</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>填的内容</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>规则名</source>
        <translation>rule name</translation>
    </message>
    <message>
        <source>几点</source>
        <translation>time of day</translation>
    </message>
    <message>
        <source>小时数</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>条件</source>
        <translation>condition</translation>
    </message>
    <message>
        <source>要做的事</source>
        <translation>what it does</translation>
    </message>
    <message>
        <source>同事</source>
        <translation>colleague</translation>
    </message>
    <message>
        <source>开关</source>
        <translation>switch</translation>
    </message>
    <message>
        <source>次序</source>
        <translation>order</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>rule</translation>
    </message>
</context>
<context>
    <name>file</name>
    <message>
        <source>{0} 读写不了：{1}。若在别的程序里打开着，关掉再试</source>
        <translation>{0} can&apos;t be read or written: {1}. If another program has it open, close it there and try again</translation>
    </message>
    <message>
        <source>{0} 的第一行没有列名，写上 {2}</source>
        <translation>{0} has no column names in its first row. Write {2}</translation>
    </message>
    <message>
        <source>{0} 里要有 {2} 这几列</source>
        <translation>{0} needs these columns: {2}</translation>
    </message>
    <message>
        <source>{0} 是空的</source>
        <translation>{0} is empty</translation>
    </message>
    <message>
        <source>{0} 的第一行没有列名，请带着列名导出</source>
        <translation>The first row of {0} has no column names. Export it with column names</translation>
    </message>
    <message>
        <source>{0} 里没有这些列：{1}。请用导出的发货表来填</source>
        <translation>{0} lacks these columns: {1}. Fill in the exported shipping sheet</translation>
    </message>
    <message>
        <source>{0} 里没有叫「卡密」的列，把列名改好再选</source>
        <translation>{0} has no column called code. Rename it and choose again</translation>
    </message>
    <message>
        <source>认不出 {0} 是什么表。它的列是：{1}。支持本店模板、mall 商城数据表和 UCI Online Retail；支付渠道的对账单和发货表请拖到主窗口上</source>
        <translation>{0} is no table that is known here. Its columns are: {1}. The shop&apos;s template, mall tables and UCI Online Retail are; drop bills and shipping sheets on the main window</translation>
    </message>
    <message>
        <source>{0} 太大，最多 {1} MB，请分成几个文件</source>
        <translation>{0} is too large. The limit is {1} MB; split it into several files</translation>
    </message>
    <message>
        <source>{0} 的列太多，最多 {1} 列</source>
        <translation>{0} has too many columns. The limit is {1}</translation>
    </message>
    <message>
        <source>{0} 的行太多，最多 {1} 行，请分成几个文件</source>
        <translation>{0} has too many rows. The limit is {1}; split it into several files</translation>
    </message>
    <message>
        <source>{0} 里文件太多，最多 {1} 个</source>
        <translation>{0} holds too many files. The limit is {1}</translation>
    </message>
    <message>
        <source>{0} 解开后超过 {1} MB，为安全起见没有读</source>
        <translation>{0} is over {1} MB when unpacked. For safety it was not read</translation>
    </message>
    <message>
        <source>{0} 不是表格，请存成 CSV 或 XLSX</source>
        <translation>{0} is no spreadsheet. Save it as CSV or XLSX</translation>
    </message>
    <message>
        <source>{0} 的文字编码认不出，请另存为 UTF-8 的 CSV</source>
        <translation>The encoding of {0} is unknown. Save it as a UTF-8 CSV</translation>
    </message>
    <message>
        <source>{0} 坏了，读不下去。请重新导出</source>
        <translation>{0} is damaged and cannot be read. Export it again</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>表格 (*.csv *.tsv *.txt *.xlsx *.xls *.xlsm)</source>
        <translation>Spreadsheets (*.csv *.tsv *.txt *.xlsx *.xls *.xlsm)</translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV 表格 (*.csv)</source>
        <translation>CSV file (*.csv)</translation>
    </message>
    <message>
        <source>证书 (*.crt *.pem *.cer)</source>
        <translation>Certificates (*.crt *.pem *.cer)</translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
</context>
<context>
    <name>forecast</name>
    <message>
        <source>积分负债与到期</source>
        <translation>Points owed and expiring</translation>
    </message>
    <message>
        <source>积分什么时候到期</source>
        <translation>When points expire</translation>
    </message>
</context>
<context>
    <name>fulfilment</name>
    <message>
        <source>已发出</source>
        <translation>Shipped</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Undone</translation>
    </message>
</context>
<context>
    <name>goods</name>
    <message>
        <source>{0} 积分</source>
        <translation>{0} pts</translation>
    </message>
    <message>
        <source>不够发</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>已下架</source>
        <translation>Off sale</translation>
    </message>
    <message>
        <source>缺货</source>
        <translation>Sold out</translation>
    </message>
    <message>
        <source>低库存</source>
        <translation>Low stock</translation>
    </message>
    <message>
        <source>在售</source>
        <translation>On sale</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>卖法</source>
        <translation>Sale mode</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>现金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>在库</source>
        <translation>On hand</translation>
    </message>
    <message>
        <source>可售</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>预留 {0}</source>
        <translation>Res. {0}</translation>
    </message>
    <message>
        <source>低线 {0}</source>
        <translation>Low {0}</translation>
    </message>
    <message>
        <source>给 {0} 加一种规格</source>
        <translation>Add SKU to {0}</translation>
    </message>
    <message>
        <source>新增商品</source>
        <translation>Add product</translation>
    </message>
    <message>
        <source>保存后马上在售，期初库存记进流水</source>
        <translation>On sale once saved; opening stock goes into the ledger</translation>
    </message>
    <message>
        <source>改规格 {0}</source>
        <translation>Edit SKU {0}</translation>
    </message>
    <message>
        <source>已下的订单不受影响</source>
        <translation>Orders already placed are not affected</translation>
    </message>
    <message>
        <source>改商品 {0}</source>
        <translation>Edit product {0}</translation>
    </message>
    <message>
        <source>{0} 种规格一起改，已下的订单不受影响</source>
        <translation>SKUs changed together: {0}. Orders already placed are not affected</translation>
    </message>
    <message>
        <source>下架</source>
        <translation>Off sale</translation>
    </message>
    <message>
        <source>上下架</source>
        <translation>On / off sale</translation>
    </message>
    <message>
        <source>{0} 的图片</source>
        <translation>Picture of {0}</translation>
    </message>
    <message>
        <source>{0} 不是 PNG、JPEG 或 WebP 图片。图片没有换，请选别的文件</source>
        <translation>{0} is not a PNG, JPEG or WebP image. The image was not changed; choose another file</translation>
    </message>
    <message>
        <source>{0} 超过 5 MB。请先压缩，或选小一点的图片</source>
        <translation>{0} is larger than 5 MB. Compress it, or choose a smaller image</translation>
    </message>
    <message>
        <source>{0} 的尺寸太大，打不开。请先缩小</source>
        <translation>The dimensions of {0} are too large to open. Scale it down first</translation>
    </message>
    <message>
        <source>{0} 不完整，打不开。请重新下载或另存一份</source>
        <translation>{0} is incomplete and cannot be opened. Download it again or save a new copy</translation>
    </message>
    <message>
        <source>读不了 {0}，请看看文件还在不在、有没有权限</source>
        <translation>Cannot read {0}. Check that the file still exists and that you have access</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Receive stock</translation>
    </message>
    <message>
        <source>一次到货记成一笔，要么全部入库，要么都不动</source>
        <translation>One delivery is one entry: either all of it is received, or nothing changes</translation>
    </message>
    <message>
        <source>到货</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>盘点</source>
        <translation>Stock-take</translation>
    </message>
    <message>
        <source>数到多少填多少，没数的留空。整张一次记账</source>
        <translation>Enter what you counted, leave the rest blank. The sheet is booked as one</translation>
    </message>
    <message>
        <source>实盘</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>报损 {0}</source>
        <translation>Write off {0}</translation>
    </message>
    <message>
        <source>在库 {0} 件，预留 {1} 件，最多报损 {2} 件</source>
        <translation>On hand {0}, reserved {1}, write off at most {2}</translation>
    </message>
    <message>
        <source>{0} 在库 {1} → {2}</source>
        <translation>{0} on hand {1} → {2}</translation>
    </message>
    <message>
        <source>还有 {0} 种</source>
        <translation>{0} more</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>自提 {0} 已取</source>
        <translation>Pick-up {0} collected</translation>
    </message>
    <message>
        <source>卡密 {0} 已发</source>
        <translation>Code {0} issued</translation>
    </message>
    <message>
        <source>充值 {0} 已充</source>
        <translation>Top-up {0} done</translation>
    </message>
    <message>
        <source>包裹 {0} 已发</source>
        <translation>Parcel {0} shipped</translation>
    </message>
    <message>
        <source>{0} {1} 件</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>已发出</source>
        <translation>Shipped</translation>
    </message>
    <message>
        <source>待付款</source>
        <translation>Unpaid</translation>
    </message>
    <message>
        <source>待放行</source>
        <translation>To release</translation>
    </message>
    <message>
        <source>待自提</source>
        <translation>To collect</translation>
    </message>
    <message>
        <source>待发货</source>
        <translation>To ship</translation>
    </message>
    <message>
        <source>已取消 {0} 件</source>
        <translation>Cancelled: {0}</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>导入卡密 {0}</source>
        <translation>Import card codes: {0}</translation>
    </message>
    <message>
        <source>加密保存，每个只发一次；进过店的不会再进</source>
        <translation>Sealed, each issued once; a code the shop has had never comes in again</translation>
    </message>
    <message>
        <source>作废卡密 {0}</source>
        <translation>Void card codes: {0}</translation>
    </message>
    <message>
        <source>整批里还没发出的都作废，找不回来；发出的不动</source>
        <translation>All of the batch not yet issued is void for good; issued ones stay</translation>
    </message>
    <message>
        <source>导入了 {0} 个卡密</source>
        <translation>{0} card codes imported</translation>
    </message>
    <message>
        <source>跳过 {0} 个</source>
        <translation>{0} skipped</translation>
    </message>
    <message>
        <source>没有写来源</source>
        <translation>no source given</translation>
    </message>
    <message>
        <source>{0} 号 {1}，剩 {2}/{3} 个</source>
        <translation>No. {0} {1}, {2}/{3} left</translation>
    </message>
    <message>
        <source>第 {0} 行{1}</source>
        <translation>Line {0}: {1}</translation>
    </message>
    <message>
        <source>还有 {0} 行</source>
        <translation>{0} more lines</translation>
    </message>
    <message>
        <source>读不了，不会进：{0}</source>
        <translation>Can&apos;t be read and won&apos;t come in: {0}</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>商品状态</source>
        <translation>Product status</translation>
    </message>
    <message>
        <source>没有分类</source>
        <translation>No category</translation>
    </message>
</context>
<context>
    <name>grant</name>
    <message>
        <source>手工</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Sign-in</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Campaign</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Sheet</translation>
    </message>
</context>
<context>
    <name>grant sheet</name>
    <message>
        <source>{0}，{1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>这一批送过了</source>
        <translation>Given before</translation>
    </message>
    <message>
        <source>已送</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>停下时还没轮到，没有送</source>
        <translation>Stopped before its turn, not given</translation>
    </message>
    <message>
        <source>第几行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>没有会员号或卡号</source>
        <translation>No account or card number</translation>
    </message>
    <message>
        <source>没有填积分</source>
        <translation>No points</translation>
    </message>
    <message>
        <source>没有填原因</source>
        <translation>No reason</translation>
    </message>
    <message>
        <source>没有这位会员，核对会员号或卡号</source>
        <translation>No such member. Check the account or card number</translation>
    </message>
    <message>
        <source>积分要在 1 到 10 亿之间</source>
        <translation>Points must be 1 to 1,000,000,000</translation>
    </message>
    <message>
        <source>太长了，写短一点</source>
        <translation>Too long, make it shorter</translation>
    </message>
    <message>
        <source>到期日已经过了</source>
        <translation>The last day is past</translation>
    </message>
    <message>
        <source>这一批的这一行给过别的会员或积分</source>
        <translation>This row of the batch gave something else</translation>
    </message>
    <message>
        <source>积分不是整数</source>
        <translation>Points are not a whole number</translation>
    </message>
    <message>
        <source>到期日读不出，写成 2027-06-30</source>
        <translation>The last day can&apos;t be read, write 2027-06-30</translation>
    </message>
    <message>
        <source>号码被表格软件改成了科学计数，位数丢了</source>
        <translation>The spreadsheet made the number scientific, digits are lost</translation>
    </message>
    <message>
        <source>到期日变成了序号，把这一列改成文本</source>
        <translation>The last day became a serial number, format the column as text</translation>
    </message>
    <message>
        <source>有看不见的字符，重新打一遍</source>
        <translation>Has an unreadable character, type it again</translation>
    </message>
    <message>
        <source>这一行读不出</source>
        <translation>This row can&apos;t be read</translation>
    </message>
</context>
<context>
    <name>heading</name>
    <message>
        <source>承诺 {0} 前发出</source>
        <translation>Ship by: {0}</translation>
    </message>
    <message>
        <source>寄给 {0}</source>
        <translation>Ship to {0}</translation>
    </message>
    <message>
        <source>{0} 积分</source>
        <translation>{0} pts</translation>
    </message>
    <message>
        <source>{0} + {1}</source>
        <translation>{0} + {1}</translation>
    </message>
</context>
<context>
    <name>health</name>
    <message>
        <source>程序</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>数据库</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>反应快慢</source>
        <translation>Response</translation>
    </message>
    <message>
        <source>时钟</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>磁盘</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>数据多少</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>写入日志</source>
        <translation>Write log</translation>
    </message>
    <message>
        <source>后台</source>
        <translation>Background work</translation>
    </message>
    <message>
        <source>数字汇总</source>
        <translation>Rollups</translation>
    </message>
    <message>
        <source>密钥</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>积分掌柜 {0}（{1}，{2}）</source>
        <translation>PointsDesk {0} ({1}, {2})</translation>
    </message>
    <message>
        <source>连不上 {0}</source>
        <translation>{0} can&apos;t be reached</translation>
    </message>
    <message>
        <source>看看数据库那台电脑开着没有、网络通不通；连上后会自己继续</source>
        <translation>Is the database&apos;s PC on, and the network up? Work goes on by itself once it answers.</translation>
    </message>
    <message>
        <source>最小的一问用 {0} 毫秒</source>
        <translation>The smallest question takes {0} ms</translation>
    </message>
    <message>
        <source>看看网络和数据库那台电脑忙不忙；数据文件不要放在网盘或 U 盘上</source>
        <translation>Is the network or the database&apos;s PC busy? Don&apos;t keep the data file on a network drive or a stick.</translation>
    </message>
    <message>
        <source>对得上</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>差 {0} 秒</source>
        <translation>{0} s off</translation>
    </message>
    <message>
        <source>打开系统的自动校时；期限和过期都按时钟算</source>
        <translation>Let the system set its clock by itself: deadlines and expiry go by it.</translation>
    </message>
    <message>
        <source>还有 {0}（{1}）</source>
        <translation>{0} free ({1})</translation>
    </message>
    <message>
        <source>清理磁盘，或把数据搬到大一点的盘；满了就什么都存不进去</source>
        <translation>Free some space, or move the data to a larger disk. Nothing can be saved once it is full.</translation>
    </message>
    <message>
        <source>{0} 笔订单，{1}</source>
        <translation>Orders: {0}, {1}</translation>
    </message>
    <message>
        <source>{0} 还没并进数据文件</source>
        <translation>{0} not yet merged into the data file</translation>
    </message>
    <message>
        <source>退出所有窗口再打开，它会自己变小</source>
        <translation>Close every window and start again: it shrinks by itself.</translation>
    </message>
    <message>
        <source>夜里的事 {0} 小时前做过</source>
        <translation>Nightly work was done {0} h ago</translation>
    </message>
    <message>
        <source>退出再打开程序，它会带着后台一起开；到点的取消、完成和过期都靠它</source>
        <translation>Start the program again, which starts the background work too: cancelling, completing and expiry on time depend on it.</translation>
    </message>
    <message>
        <source>还没有做过事</source>
        <translation>Hasn&apos;t done anything yet</translation>
    </message>
    <message>
        <source>退出再打开程序，它会带着后台一起开</source>
        <translation>Start the program again, which starts it too.</translation>
    </message>
    <message>
        <source>{0} 条等着汇总</source>
        <translation>{0} rows wait to be summed up</translation>
    </message>
    <message>
        <source>后台会自己汇总；一直不少就退出再打开程序</source>
        <translation>The background work does it; if they don&apos;t get fewer, start the program again.</translation>
    </message>
    <message>
        <source>在系统的钥匙串里</source>
        <translation>In the system&apos;s keyring</translation>
    </message>
    <message>
        <source>在文件里（{0}）</source>
        <translation>In a file ({0})</translation>
    </message>
    <message>
        <source>只靠这个账户的权限保护：给这台电脑设开机密码，离开时锁屏</source>
        <translation>Only this account&apos;s rights protect it: set a password for this PC, and lock the screen when you leave.</translation>
    </message>
    <message>
        <source>还没有自动备份</source>
        <translation>There are no automatic backups yet</translation>
    </message>
    <message>
        <source>下班退出程序后，把 {0} 复制到别处</source>
        <translation>After closing time, quit the program and copy {0} somewhere else.</translation>
    </message>
    <message>
        <source>每天用 pg_dump 把数据库导出到别处</source>
        <translation>Export the database somewhere else with pg_dump every day.</translation>
    </message>
    <message>
        <source>{0} 处要马上处理</source>
        <translation>To be seen to now: {0}</translation>
    </message>
    <message>
        <source>{0} 处请看一看，其余都好</source>
        <translation>Worth a look: {0}. The rest is fine.</translation>
    </message>
    <message>
        <source>都好</source>
        <translation>All is fine</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>本店模板 · 订单</source>
        <translation>Shop template · Orders</translation>
    </message>
    <message>
        <source>本店模板 · 会员</source>
        <translation>Shop template · Members</translation>
    </message>
    <message>
        <source>本店模板 · 商品</source>
        <translation>Shop template · Products</translation>
    </message>
    <message>
        <source>mall 商城数据表</source>
        <translation>mall data tables</translation>
    </message>
    <message>
        <source>UCI Online Retail 发票</source>
        <translation>UCI Online Retail invoices</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>订单明细</source>
        <translation>Order lines</translation>
    </message>
    <message>
        <source>操作记录，写进进度</source>
        <translation>Action log</translation>
    </message>
    <message>
        <source>退货申请，写进进度</source>
        <translation>Return requests</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>会员等级</source>
        <translation>Member tiers</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>规格与库存</source>
        <translation>SKUs &amp; stock</translation>
    </message>
    <message>
        <source>发票，一行一件商品</source>
        <translation>Invoices, one product per row</translation>
    </message>
    <message>
        <source>不用导入</source>
        <translation>Not imported</translation>
    </message>
    <message>
        <source>没有填</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>补上再导入</source>
        <translation>Fill it in, then import again</translation>
    </message>
    <message>
        <source>太长</source>
        <translation>Too long</translation>
    </message>
    <message>
        <source>缩短再导入</source>
        <translation>Shorten it, then import again</translation>
    </message>
    <message>
        <source>坏字符</source>
        <translation>Bad characters</translation>
    </message>
    <message>
        <source>有存不了的字符</source>
        <translation>Bad characters</translation>
    </message>
    <message>
        <source>删掉坏字符，或从原系统重新导出</source>
        <translation>Remove the bad characters, or export again from the source system</translation>
    </message>
    <message>
        <source>单号弄坏</source>
        <translation>Damaged no.</translation>
    </message>
    <message>
        <source>Excel 弄坏了号码</source>
        <translation>Damaged by Excel</translation>
    </message>
    <message>
        <source>从原系统重新导出，别用 Excel 另存</source>
        <translation>Export again, not via Excel</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>日期变成了序号</source>
        <translation>Date is a number</translation>
    </message>
    <message>
        <source>把这一列的格式改成文本，再导出</source>
        <translation>Set the column to text, export again</translation>
    </message>
    <message>
        <source>日期读不出</source>
        <translation>Unreadable date</translation>
    </message>
    <message>
        <source>写成 2026-11-24 10:30:00</source>
        <translation>Write it as 2026-11-24 10:30:00</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>金额读不出</source>
        <translation>Unreadable amount</translation>
    </message>
    <message>
        <source>写成 129.00</source>
        <translation>Write it as 129.00</translation>
    </message>
    <message>
        <source>数字</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>数字读不出</source>
        <translation>Unreadable number</translation>
    </message>
    <message>
        <source>写成整数</source>
        <translation>Use a whole number</translation>
    </message>
    <message>
        <source>数字超出范围</source>
        <translation>Out of range</translation>
    </message>
    <message>
        <source>核对数字；退货请用冲红单</source>
        <translation>Check the number; for returns use a credit note</translation>
    </message>
    <message>
        <source>手机号</source>
        <translation>Mobile no.</translation>
    </message>
    <message>
        <source>手机号不完整</source>
        <translation>Incomplete mobile</translation>
    </message>
    <message>
        <source>补全后再导入</source>
        <translation>Complete it, then import again</translation>
    </message>
    <message>
        <source>不认识</source>
        <translation>Unknown word</translation>
    </message>
    <message>
        <source>不认识这个词</source>
        <translation>Unknown word</translation>
    </message>
    <message>
        <source>换成本店用的词</source>
        <translation>Use a word this shop uses</translation>
    </message>
    <message>
        <source>互相矛盾</source>
        <translation>Conflict</translation>
    </message>
    <message>
        <source>同一单号的几行不一样</source>
        <translation>Rows of it differ</translation>
    </message>
    <message>
        <source>留下正确的一种写法</source>
        <translation>Keep only the correct values</translation>
    </message>
    <message>
        <source>重复</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>文件里重复了</source>
        <translation>Repeated in file</translation>
    </message>
    <message>
        <source>留下正确的一行</source>
        <translation>Keep only the correct row</translation>
    </message>
    <message>
        <source>负数</source>
        <translation>Negative</translation>
    </message>
    <message>
        <source>不能是负数</source>
        <translation>Negative</translation>
    </message>
    <message>
        <source>退货请用冲红单</source>
        <translation>For returns use a credit note</translation>
    </message>
    <message>
        <source>同单有误</source>
        <translation>Same order</translation>
    </message>
    <message>
        <source>同一单的另一行有误</source>
        <translation>Another row is wrong</translation>
    </message>
    <message>
        <source>改好那一行，一起再导入</source>
        <translation>Fix that row, then import them together again</translation>
    </message>
    <message>
        <source>冲红单</source>
        <translation>Credit note</translation>
    </message>
    <message>
        <source>冲红单还没了结</source>
        <translation>Credit still open</translation>
    </message>
    <message>
        <source>状态改成已完成或已取消</source>
        <translation>Change the status to 已完成 (Completed) or 已取消 (Cancelled)</translation>
    </message>
    <message>
        <source>没有会员</source>
        <translation>No member</translation>
    </message>
    <message>
        <source>没有这位会员</source>
        <translation>No such member</translation>
    </message>
    <message>
        <source>先导入会员</source>
        <translation>Import the member first</translation>
    </message>
    <message>
        <source>这里改过</source>
        <translation>Edited here</translation>
    </message>
    <message>
        <source>这里已经有改动</source>
        <translation>Already edited in this shop</translation>
    </message>
    <message>
        <source>在本店里改；导入不覆盖</source>
        <translation>Edit it in the shop; imports do not overwrite it</translation>
    </message>
    <message>
        <source>号码占用</source>
        <translation>No. taken</translation>
    </message>
    <message>
        <source>会员号已被占用</source>
        <translation>Account is taken</translation>
    </message>
    <message>
        <source>换一个会员号</source>
        <translation>Use another account</translation>
    </message>
    <message>
        <source>卡号已被占用</source>
        <translation>Card no. is taken</translation>
    </message>
    <message>
        <source>核对卡号</source>
        <translation>Check the card no.</translation>
    </message>
    <message>
        <source>编码已被占用</source>
        <translation>Code is taken</translation>
    </message>
    <message>
        <source>换一个编码</source>
        <translation>Use another code</translation>
    </message>
    <message>
        <source>没有商品</source>
        <translation>No product</translation>
    </message>
    <message>
        <source>没有对应的商品</source>
        <translation>No matching product</translation>
    </message>
    <message>
        <source>和 pms_product 一起导入</source>
        <translation>Import it together with pms_product</translation>
    </message>
    <message>
        <source>{0} 的实付和各项金额差 {1}</source>
        <translation>{0}: paid amount and its parts differ by {1}</translation>
    </message>
    <message>
        <source>{0} 没有商品明细，商品金额 {1}</source>
        <translation>{0}: no order lines, goods amount {1}</translation>
    </message>
    <message>
        <source>{0} 的明细 {1} 写着另一单的单号 {2}</source>
        <translation>{0}: line {1} carries the no. of another order, {2}</translation>
    </message>
    <message>
        <source>运单 {0} 有 {1} 笔订单在用</source>
        <translation>Waybill {0} is used by {1} orders</translation>
    </message>
    <message>
        <source>{0} 的锁定库存是 {1}，按 0 算</source>
        <translation>{0}: locked stock is {1}, counted as 0</translation>
    </message>
    <message>
        <source>{0} 用了 {1} 积分，抵扣却是 {2}</source>
        <translation>{0}: used {1} points, but the deduction is {2}</translation>
    </message>
    <message>
        <source>内容变了</source>
        <translation>Content changed</translation>
    </message>
    <message>
        <source>撤不回：这一批里有 {0} 笔已经有人处理过，比如 {1}。什么都没有撤</source>
        <translation>Cannot undo this import: orders already worked on: {0}, such as {1}. Nothing was undone</translation>
    </message>
</context>
<context>
    <name>job</name>
    <message>
        <source>超时未付取消</source>
        <translation>Cancel unpaid</translation>
    </message>
    <message>
        <source>挂起到期</source>
        <translation>End of holds</translation>
    </message>
    <message>
        <source>到货后放行</source>
        <translation>Release when in stock</translation>
    </message>
    <message>
        <source>发货超时提醒</source>
        <translation>Late shipment alarm</translation>
    </message>
    <message>
        <source>到期自动完成</source>
        <translation>Complete on time</translation>
    </message>
    <message>
        <source>积分生效</source>
        <translation>Points become usable</translation>
    </message>
    <message>
        <source>积分过期</source>
        <translation>Points expire</translation>
    </message>
    <message>
        <source>积分到期提醒</source>
        <translation>Expiry notice</translation>
    </message>
    <message>
        <source>卡密到期下架</source>
        <translation>Expiry of card codes</translation>
    </message>
    <message>
        <source>评等级</source>
        <translation>Tier review</translation>
    </message>
    <message>
        <source>退款提交与查询</source>
        <translation>Refunds sent and asked about</translation>
    </message>
    <message>
        <source>充值查询</source>
        <translation>Ask about top-ups</translation>
    </message>
    <message>
        <source>夜间对账</source>
        <translation>Nightly check of the books</translation>
    </message>
    <message>
        <source>自动规则</source>
        <translation>Automatic rules</translation>
    </message>
    <message>
        <source>正在做</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>今天的做完了</source>
        <translation>Done for today</translation>
    </message>
    <message>
        <source>没做成</source>
        <translation>Failed</translation>
    </message>
</context>
<context>
    <name>kind</name>
    <message>
        <source>销售</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>换货</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>冲红</source>
        <translation>Credit note</translation>
    </message>
</context>
<context>
    <name>list</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>looks</name>
    <message>
        <source>谁看过 {0}</source>
        <translation>Who looked at {0}</translation>
    </message>
    <message>
        <source>一共 {0} 次，新的在前</source>
        <translation>Looks: {0}, newest first</translation>
    </message>
    <message>
        <source>一共 {0} 次，这里是最近 {1} 次</source>
        <translation>Looks: {0}, the latest {1} shown</translation>
    </message>
</context>
<context>
    <name>members</name>
    <message>
        <source>卡号 {0}</source>
        <translation>Card no. {0}</translation>
    </message>
    <message>
        <source>已合并</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>没有姓名</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>已清除</source>
        <translation>Erased</translation>
    </message>
    <message>
        <source>连取消的一共 {0} 笔</source>
        <translation>Including cancelled: {0}</translation>
    </message>
    <message>
        <source>会员号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>可用</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>冻结</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>待生效</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>欠分</source>
        <translation>Owed</translation>
    </message>
    <message>
        <source>快到期</source>
        <translation>Expiring</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>累计实付</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>最近下单</source>
        <translation>Last order</translation>
    </message>
    <message>
        <source>按建档先后</source>
        <translation>By date added</translation>
    </message>
    <message>
        <source>按会员号</source>
        <translation>By account</translation>
    </message>
    <message>
        <source>按可用积分</source>
        <translation>By available points</translation>
    </message>
    <message>
        <source>按最近下单</source>
        <translation>By last order</translation>
    </message>
    <message>
        <source>按累计实付</source>
        <translation>By total paid</translation>
    </message>
    <message>
        <source>按建档先后，新的在前</source>
        <translation>By date added, newest first</translation>
    </message>
    <message>
        <source>按建档先后，早的在前</source>
        <translation>By date added, oldest first</translation>
    </message>
    <message>
        <source>按会员号，大的在前</source>
        <translation>By account, highest first</translation>
    </message>
    <message>
        <source>按会员号，小的在前</source>
        <translation>By account, lowest first</translation>
    </message>
    <message>
        <source>按可用积分，多的在前</source>
        <translation>By available points, most first</translation>
    </message>
    <message>
        <source>按可用积分，少的在前</source>
        <translation>By available points, fewest first</translation>
    </message>
    <message>
        <source>按最近下单，新的在前，不含没下过单的</source>
        <translation>By last order, newest first, without members who never ordered</translation>
    </message>
    <message>
        <source>按最近下单，早的在前，不含没下过单的</source>
        <translation>By last order, oldest first, without members who never ordered</translation>
    </message>
    <message>
        <source>按累计实付，多的在前</source>
        <translation>By total paid, most first</translation>
    </message>
    <message>
        <source>按累计实付，少的在前</source>
        <translation>By total paid, least first</translation>
    </message>
    <message>
        <source>打开订单 {0}</source>
        <translation>Open order {0}</translation>
    </message>
    <message>
        <source>等级 {0}</source>
        <translation>Tier {0}</translation>
    </message>
    <message>
        <source>有欠分</source>
        <translation>Owes points</translation>
    </message>
    <message>
        <source>30 天内有积分到期</source>
        <translation>Points expire in 30 days</translation>
    </message>
</context>
<context>
    <name>mends</name>
    <message>
        <source>批准修正 {0}</source>
        <translation>Approve the mend: {0}</translation>
    </message>
    <message>
        <source>驳回修正 {0}</source>
        <translation>Turn down the mend: {0}</translation>
    </message>
    <message>
        <source>修哪里</source>
        <translation>What is mended</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>提的人怎么说</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>等人批准的修正</source>
        <translation>Mends to approve</translation>
    </message>
    <message>
        <source>重复</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>缺失</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>被改</source>
        <translation>Altered</translation>
    </message>
    <message>
        <source>记错批次</source>
        <translation>Wrong lot</translation>
    </message>
    <message>
        <source>原因不明</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>重复：同一笔记了两次</source>
        <translation>Duplicate: the same thing was entered twice</translation>
    </message>
    <message>
        <source>缺失：少了一条该有的记录</source>
        <translation>Missing: an entry that should be there is not</translation>
    </message>
    <message>
        <source>被改：有人直接改过数据库里的数</source>
        <translation>Altered: somebody changed a number in the database</translation>
    </message>
    <message>
        <source>记错批次：总数没错，记在了别的批次上</source>
        <translation>Wrong lot: the total is right, but it stands in another lot</translation>
    </message>
    <message>
        <source>原因不明：几种原因会留下一样的痕迹</source>
        <translation>Unknown: several causes would leave the same traces</translation>
    </message>
    <message>
        <source>操作记录改不回来，也不补：先导出证据包，再从最近一次备份里恢复出来比对</source>
        <translation>The audit is never mended: save the evidence pack, then restore the latest backup and compare</translation>
    </message>
    <message>
        <source>先拿支付渠道的对账单核对：少记的凭凭证确认收款，多收的提退款</source>
        <translation>Compare with the provider&apos;s bill: confirm by proof what is missing, refund what is too much</translation>
    </message>
    <message>
        <source>先把其他不平的修好，汇总再按流水重算</source>
        <translation>Mend the other breaks first; then the figures are counted anew</translation>
    </message>
    <message>
        <source>先修订单那一件，预留会跟着对上</source>
        <translation>Mend the order first; what is reserved follows</translation>
    </message>
    <message>
        <source>和最近一次备份比对，看哪处是对的，再用调整、盘点或退款这些平常的办法另记一笔</source>
        <translation>Compare with the latest backup to see which is right, then correct it as usual: adjust, count the stock or refund</translation>
    </message>
    <message>
        <source>（原来那笔）</source>
        <translation> (the first one)</translation>
    </message>
    <message>
        <source>（对照）</source>
        <translation> (to compare)</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>会员 {0} 的积分</source>
        <translation>Points of member {0}</translation>
    </message>
    <message>
        <source>会员 {0} 的累计</source>
        <translation>Totals of member {0}</translation>
    </message>
    <message>
        <source>商品 {0} 的库存</source>
        <translation>Stock of {0}</translation>
    </message>
    <message>
        <source>订单 {0}</source>
        <translation>Order {0}</translation>
    </message>
    <message>
        <source>汇总数字</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>还有 {0} 处</source>
        <translation>{0} more</translation>
    </message>
    <message>
        <source>另记一条不动分的，写明现在的余额</source>
        <translation>An entry that moves nothing states today&apos;s balance</translation>
    </message>
    <message>
        <source>冲正 #{0} {1}：{2}</source>
        <translation>Corrects #{0} {1}: {2}</translation>
    </message>
    <message>
        <source>补记一条 {0}：{1}</source>
        <translation>Adds {0}: {1}</translation>
    </message>
    <message>
        <source>状态 {0} → {1}，按最后一次操作记录</source>
        <translation>Status {0} → {1}, as last recorded</translation>
    </message>
    <message>
        <source>冻结 #{0}：{1} → {2}</source>
        <translation>Freeze #{0}: {1} → {2}</translation>
    </message>
    <message>
        <source>批次 #{0}：{1}</source>
        <translation>Lot #{0}: {1}</translation>
    </message>
    <message>
        <source>积分流水</source>
        <translation>Points ledger</translation>
    </message>
    <message>
        <source>积分余额</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>积分批次</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>冻结</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>库存流水</source>
        <translation>Stock ledger</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>订单明细</source>
        <translation>Order line</translation>
    </message>
    <message>
        <source>收款</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>操作记录</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>封存</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>汇总</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>会员累计</source>
        <translation>Member totals</translation>
    </message>
    <message>
        <source>售后</source>
        <translation>After-sale</translation>
    </message>
    <message>
        <source>积分调整</source>
        <translation>Adjustment</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>可用</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>待生效</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>欠分</source>
        <translation>Debt</translation>
    </message>
    <message>
        <source>过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>来时</source>
        <translation>Brought</translation>
    </message>
    <message>
        <source>在库</source>
        <translation>On hand</translation>
    </message>
    <message>
        <source>预留</source>
        <translation>Reserved</translation>
    </message>
    <message>
        <source>残次</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>没发的</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>已发</source>
        <translation>Shipped</translation>
    </message>
    <message>
        <source>包裹里</source>
        <translation>In parcels</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>售后中</source>
        <translation>In after-sale</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>退回积分</source>
        <translation>Points back</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>现金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>货款</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>优惠</source>
        <translation>Discount</translation>
    </message>
    <message>
        <source>抵扣</source>
        <translation>Deduction</translation>
    </message>
    <message>
        <source>笔数</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>下过单</source>
        <translation>Placed</translation>
    </message>
    <message>
        <source>冻结中</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>已使用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>已解冻</source>
        <translation>Unfrozen</translation>
    </message>
    <message>
        <source>按天的订单</source>
        <translation>Orders by day</translation>
    </message>
    <message>
        <source>按天的商品</source>
        <translation>Products by day</translation>
    </message>
    <message>
        <source>按天的等级</source>
        <translation>Tiers by day</translation>
    </message>
    <message>
        <source>状态数</source>
        <translation>Status counts</translation>
    </message>
    <message>
        <source>会员数</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>售后状态数</source>
        <translation>After-sale counts</translation>
    </message>
</context>
<context>
    <name>method</name>
    <message>
        <source>微信支付</source>
        <translation>WeChat Pay</translation>
    </message>
    <message>
        <source>支付宝</source>
        <translation>Alipay</translation>
    </message>
    <message>
        <source>银行转账</source>
        <translation>Bank transfer</translation>
    </message>
    <message>
        <source>现金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>云闪付</source>
        <translation>UnionPay</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
</context>
<context>
    <name>moment</name>
    <message>
        <source>今天 {0}</source>
        <translation>Today {0}</translation>
    </message>
    <message>
        <source>昨天 {0}</source>
        <translation>Yest. {0}</translation>
    </message>
    <message>
        <source>明天 {0}</source>
        <translation>Tomorrow {0}</translation>
    </message>
    <message>
        <source>{0} 天 {1} 小时</source>
        <translation>{0} d {1} h</translation>
    </message>
    <message>
        <source>{0} 小时 {1} 分</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0} 分钟</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>超时 {0}</source>
        <translation>{0} late</translation>
    </message>
    <message>
        <source>剩 {0}</source>
        <translation>{0} left</translation>
    </message>
</context>
<context>
    <name>month</name>
    <message>
        <source>1 月</source>
        <translation>Jan</translation>
    </message>
    <message>
        <source>2 月</source>
        <translation>Feb</translation>
    </message>
    <message>
        <source>3 月</source>
        <translation>Mar</translation>
    </message>
    <message>
        <source>4 月</source>
        <translation>Apr</translation>
    </message>
    <message>
        <source>5 月</source>
        <translation>May</translation>
    </message>
    <message>
        <source>6 月</source>
        <translation>Jun</translation>
    </message>
    <message>
        <source>7 月</source>
        <translation>Jul</translation>
    </message>
    <message>
        <source>8 月</source>
        <translation>Aug</translation>
    </message>
    <message>
        <source>9 月</source>
        <translation>Sep</translation>
    </message>
    <message>
        <source>10 月</source>
        <translation>Oct</translation>
    </message>
    <message>
        <source>11 月</source>
        <translation>Nov</translation>
    </message>
    <message>
        <source>12 月</source>
        <translation>Dec</translation>
    </message>
</context>
<context>
    <name>notes</name>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>展开全部 {0} 条</source>
        <translation>Show all {0}</translation>
    </message>
</context>
<context>
    <name>offer</name>
    <message>
        <source>解除挂起</source>
        <translation>Remove hold</translation>
    </message>
    <message>
        <source>确认收款 {0}</source>
        <translation>Record payment {0}</translation>
    </message>
    <message>
        <source>登记迟到的付款</source>
        <translation>Record late payment</translation>
    </message>
    <message>
        <source>放行</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>发货 {0} 件</source>
        <translation>Ship items: {0}</translation>
    </message>
    <message>
        <source>完成订单</source>
        <translation>Complete order</translation>
    </message>
    <message>
        <source>更正运单</source>
        <translation>Correct waybill</translation>
    </message>
    <message>
        <source>修改订单</source>
        <translation>Edit order</translation>
    </message>
    <message>
        <source>打印配货单</source>
        <translation>Print packing slip</translation>
    </message>
    <message>
        <source>打印地址标签</source>
        <translation>Print address label</translation>
    </message>
    <message>
        <source>写备注</source>
        <translation>Add note</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>转交</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>领单</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>优先级</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>快速退款</source>
        <translation>Quick refund</translation>
    </message>
    <message>
        <source>申请售后</source>
        <translation>Ask for after-sale</translation>
    </message>
    <message>
        <source>退回待放行</source>
        <translation>Undo release</translation>
    </message>
    <message>
        <source>撤回发货</source>
        <translation>Undo shipment</translation>
    </message>
    <message>
        <source>取消部分商品</source>
        <translation>Cancel lines</translation>
    </message>
    <message>
        <source>取消订单</source>
        <translation>Cancel order</translation>
    </message>
    <message>
        <source>取消并退款</source>
        <translation>Cancel and refund</translation>
    </message>
    <message>
        <source>同意退款 {0}</source>
        <translation>Approve refund {0}</translation>
    </message>
    <message>
        <source>不退款</source>
        <translation>Drop refund</translation>
    </message>
    <message>
        <source>重新退款 {0}</source>
        <translation>Retry refund {0}</translation>
    </message>
    <message>
        <source>登记退款到账 {0}</source>
        <translation>Record refund paid {0}</translation>
    </message>
    <message>
        <source>登记退款失败</source>
        <translation>Record refund failed</translation>
    </message>
</context>
<context>
    <name>order filter</name>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>上周</source>
        <translation>Last week</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>上月</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>近 7 天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>自定</source>
        <translation>Custom</translation>
    </message>
    <message>
        <source>搜索「{0}」</source>
        <translation>Search &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>没取消的</source>
        <translation>Not cancelled</translation>
    </message>
    <message>
        <source>积分 {0}</source>
        <translation>Points {0}</translation>
    </message>
    <message>
        <source>现金 {0}</source>
        <translation>Cash {0}</translation>
    </message>
    <message>
        <source>{0} 退款到账</source>
        <translation>Refund paid: {0}</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>没有挂起</source>
        <translation>Not on hold</translation>
    </message>
    <message>
        <source>发货超时</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>没有超时</source>
        <translation>Not late</translation>
    </message>
    <message>
        <source>已打印</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>未打印</source>
        <translation>Not printed</translation>
    </message>
    <message>
        <source>售后中</source>
        <translation>Return open</translation>
    </message>
    <message>
        <source>没有售后</source>
        <translation>No returns</translation>
    </message>
    <message>
        <source>有异常</source>
        <translation>Has exceptions</translation>
    </message>
    <message>
        <source>没有异常</source>
        <translation>No exceptions</translation>
    </message>
    <message>
        <source>没人领单</source>
        <translation>Unassigned</translation>
    </message>
    <message>
        <source>{0} 领单</source>
        <translation>Taken by {0}</translation>
    </message>
    <message>
        <source>商品 {0}</source>
        <translation>Product {0}</translation>
    </message>
    <message>
        <source>{0}–{1} 时下单</source>
        <translation>Placed {0}:00–{1}:00</translation>
    </message>
    <message>
        <source>退款：{0}</source>
        <translation>Refund: {0}</translation>
    </message>
    <message>
        <source>会员 {0}</source>
        <translation>Member {0}</translation>
    </message>
    <message>
        <source>{0} 至 {1}</source>
        <translation>{0} to {1}</translation>
    </message>
    <message>
        <source>{0} 以前</source>
        <translation>Until {0}</translation>
    </message>
    <message>
        <source>{0} 以来</source>
        <translation>Since {0}</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
</context>
<context>
    <name>order list</name>
    <message>
        <source> 等 {0} 件</source>
        <translation> · {0} pcs</translation>
    </message>
    <message>
        <source>发货{0}</source>
        <translation>Shipping {0}</translation>
    </message>
    <message>
        <source>超时</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>挂起：{0}</source>
        <translation>On hold: {0}</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>待放行：{0}</source>
        <translation>To release: {0}</translation>
    </message>
    <message>
        <source>待放行</source>
        <translation>To release</translation>
    </message>
    <message>
        <source>{0} 笔售后没有结束</source>
        <translation>Returns still open: {0}</translation>
    </message>
    <message>
        <source>售后中</source>
        <translation>Return open</translation>
    </message>
    <message>
        <source>{0}/{1} 件</source>
        <translation>Qty {0}/{1}</translation>
    </message>
    <message>
        <source>{1} 件里已发出 {0} 件</source>
        <translation>Shipped {0} of {1}</translation>
    </message>
    <message>
        <source>导入的历史订单：不再动积分和库存</source>
        <translation>Imported past order: points and stock no longer change</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>退款失败</source>
        <translation>Refund failed</translation>
    </message>
    <message>
        <source>{0} 没有退成</source>
        <translation>{0} could not be refunded</translation>
    </message>
    <message>
        <source>退款待批</source>
        <translation>Refund to approve</translation>
    </message>
    <message>
        <source>{0} 等人审批</source>
        <translation>{0} awaits approval</translation>
    </message>
    <message>
        <source>退款中</source>
        <translation>Refunding</translation>
    </message>
    <message>
        <source>{0} 还没到账</source>
        <translation>{0} not paid out yet</translation>
    </message>
    <message>
        <source>无会员</source>
        <translation>No member</translation>
    </message>
    <message>
        <source>打过 {0} 次</source>
        <translation>Printed {0}×</translation>
    </message>
    <message>
        <source>未打印</source>
        <translation>Not printed</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order no.</translation>
    </message>
    <message>
        <source>下单</source>
        <translation>Placed</translation>
    </message>
    <message>
        <source>付款</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>现金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>发货期限</source>
        <translation>Ship by</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>领单人</source>
        <translation>Assignee</translation>
    </message>
    <message>
        <source>配货单</source>
        <translation>Packing slip</translation>
    </message>
    <message>
        <source>按下单时间，新的在前</source>
        <translation>By time placed, newest first</translation>
    </message>
    <message>
        <source>按下单时间，早的在前</source>
        <translation>By time placed, oldest first</translation>
    </message>
    <message>
        <source>按付款时间，新的在前，不含没付款的</source>
        <translation>By time paid, newest first, without unpaid</translation>
    </message>
    <message>
        <source>按付款时间，早的在前，不含没付款的</source>
        <translation>By time paid, oldest first, without unpaid</translation>
    </message>
    <message>
        <source>按发货期限，晚的在前，不含没有期限的</source>
        <translation>By ship-by time, latest first, without those that have none</translation>
    </message>
    <message>
        <source>按发货期限，急的在前，不含没有期限的</source>
        <translation>By ship-by time, most urgent first, without those that have none</translation>
    </message>
    <message>
        <source>按积分，多的在前</source>
        <translation>By points, most first</translation>
    </message>
    <message>
        <source>按积分，少的在前</source>
        <translation>By points, fewest first</translation>
    </message>
    <message>
        <source>按现金，多的在前</source>
        <translation>By cash, most first</translation>
    </message>
    <message>
        <source>按现金，少的在前</source>
        <translation>By cash, least first</translation>
    </message>
    <message>
        <source>按订单号，大的在前</source>
        <translation>By order no., highest first</translation>
    </message>
    <message>
        <source>按订单号，小的在前</source>
        <translation>By order no., lowest first</translation>
    </message>
    <message>
        <source>很多</source>
        <translation>many</translation>
    </message>
    <message>
        <source>命中很多笔</source>
        <translation>Many orders match</translation>
    </message>
    <message>
        <source>命中 {0} 笔</source>
        <translation>Orders: {0}</translation>
    </message>
    <message>
        <source>{0} · 合计 {1} 积分 {2}</source>
        <translation>{0} · Total {1} pts {2}</translation>
    </message>
</context>
<context>
    <name>orders</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>超时</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>订单状态</source>
        <translation>Order status</translation>
    </message>
    <message>
        <source>今日新增 {0} 笔</source>
        <translation>New today: {0}</translation>
    </message>
    <message>
        <source>{0} · 发货超时 {1} 笔</source>
        <translation>{0} · Late: {1}</translation>
    </message>
</context>
<context>
    <name>origin</name>
    <message>
        <source>期初积分</source>
        <translation>Opening points</translation>
    </message>
    <message>
        <source>消费获得</source>
        <translation>Earned</translation>
    </message>
    <message>
        <source>赠送与活动</source>
        <translation>Gifts &amp; promotions</translation>
    </message>
    <message>
        <source>人工调整</source>
        <translation>Manual adjustment</translation>
    </message>
</context>
<context>
    <name>pack</name>
    <message>
        <source>货位</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Units</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>审计与谁看过</source>
        <translation>Audit &amp; views</translation>
    </message>
    <message>
        <source>管理</source>
        <translation>Admin</translation>
    </message>
    <message>
        <source>经营看板</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>商品与库存</source>
        <translation>Products &amp; stock</translation>
    </message>
    <message>
        <source>经营</source>
        <translation>Business</translation>
    </message>
    <message>
        <source>会员与积分</source>
        <translation>Members &amp; points</translation>
    </message>
    <message>
        <source>员工</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>汇总报表</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>售后</source>
        <translation>After-sales</translation>
    </message>
    <message>
        <source>异常</source>
        <translation>Exceptions</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>自动化</source>
        <translation>Automation</translation>
    </message>
    <message>
        <source>积分规则</source>
        <translation>Points rules</translation>
    </message>
    <message>
        <source>发货中心</source>
        <translation>Shipping</translation>
    </message>
    <message>
        <source>对账</source>
        <translation>Reconcile</translation>
    </message>
</context>
<context>
    <name>pane</name>
    <message>
        <source>{0}/{1} 件</source>
        <translation>Qty {0}/{1}</translation>
    </message>
    <message>
        <source>付款{0}</source>
        <translation>Payment {0}</translation>
    </message>
    <message>
        <source>售后中</source>
        <translation>Return open</translation>
    </message>
    <message>
        <source>导入的历史订单</source>
        <translation>Imported past order</translation>
    </message>
    <message>
        <source>挂起：{0}</source>
        <translation>On hold: {0}</translation>
    </message>
    <message>
        <source>挂起到 {0}：{1}</source>
        <translation>On hold until {0}: {1}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>; </translation>
    </message>
    <message>
        <source>订单详情</source>
        <translation>Order details</translation>
    </message>
    <message>
        <source>没有选中订单</source>
        <translation>No order selected</translation>
    </message>
    <message>
        <source>在列表里选一笔，或用 J、K 上下走</source>
        <translation>Select one in the list, or move with J and K</translation>
    </message>
    <message>
        <source>正在读取订单</source>
        <translation>Loading order</translation>
    </message>
    <message>
        <source>这笔订单不在了</source>
        <translation>This order is gone</translation>
    </message>
    <message>
        <source>可能刚被撤销导入。从列表里另选一笔</source>
        <translation>Its import may have just been undone. Select another in the list</translation>
    </message>
    <message>
        <source>没有读到这笔订单</source>
        <translation>This order could not be loaded</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>积分掌柜</source>
        <translation>PointsDesk</translation>
    </message>
    <message>
        <source>经营汇总</source>
        <translation>Business summary</translation>
    </message>
    <message>
        <source>{0} 年 {1} 月经营汇总</source>
        <translation>Business summary {1}/{0}</translation>
    </message>
    <message>
        <source>经营汇总 {0} 至 {1}</source>
        <translation>Business summary {0} to {1}</translation>
    </message>
    <message>
        <source>统计区间 {0} 至 {1}</source>
        <translation>Period {0} to {1}</translation>
    </message>
    <message>
        <source>{0} 由 {1} 生成，仅供内部使用</source>
        <translation>Made {0} by {1}, for internal use only</translation>
    </message>
    <message>
        <source>第 {0} 页 / 共 {1} 页</source>
        <translation>Page {0} of {1}</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>币种</source>
        <translation>Currency</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>销售额</source>
        <translation>Gross sales</translation>
    </message>
    <message>
        <source>冲红单</source>
        <translation>Credit notes</translation>
    </message>
    <message>
        <source>冲红额</source>
        <translation>Credits</translation>
    </message>
    <message>
        <source>净额</source>
        <translation>Net sales</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>笔数</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>占比</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>合计（不含已取消）</source>
        <translation>Total (without cancelled)</translation>
    </message>
    <message>
        <source>合计 {0}（不含已取消）</source>
        <translation>Total {0} (without cancelled)</translation>
    </message>
    <message>
        <source>合计 {0}</source>
        <translation>Total {0}</translation>
    </message>
    <message>
        <source>名次</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>支付方式</source>
        <translation>Payment method</translation>
    </message>
    <message>
        <source>变动</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>订单数</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>使用积分</source>
        <translation>Points used</translation>
    </message>
    <message>
        <source>退款到账</source>
        <translation>Refunds paid</translation>
    </message>
    <message>
        <source>较上期 {0}</source>
        <translation>{0} vs previous period</translation>
    </message>
    <message>
        <source>上期 {0}</source>
        <translation>Previous: {0}</translation>
    </message>
    <message>
        <source>上期没有</source>
        <translation>Previous: none</translation>
    </message>
    <message>
        <source>{0} 笔</source>
        <translation>Count: {0}</translation>
    </message>
    <message>
        <source>每日订单（笔）</source>
        <translation>Orders per day</translation>
    </message>
    <message>
        <source>每月订单（笔）</source>
        <translation>Orders per month</translation>
    </message>
    <message>
        <source>每日净额（{0}）</source>
        <translation>Net sales per day ({0})</translation>
    </message>
    <message>
        <source>每月净额（{0}）</source>
        <translation>Net sales per month ({0})</translation>
    </message>
    <message>
        <source>下单时段（星期 × 小时）</source>
        <translation>Order times (weekday × hour)</translation>
    </message>
    <message>
        <source>颜色越深，订单越多；最多的一格 {0} 笔</source>
        <translation>Darker means more orders; most in one cell: {0}</translation>
    </message>
    <message>
        <source>这段时间没有订单</source>
        <translation>No orders in this period</translation>
    </message>
    <message>
        <source>按状态</source>
        <translation>By status</translation>
    </message>
    <message>
        <source>按月</source>
        <translation>By month</translation>
    </message>
    <message>
        <source>按日</source>
        <translation>By day</translation>
    </message>
    <message>
        <source>热门商品（前 {0}）</source>
        <translation>Top products (first {0})</translation>
    </message>
    <message>
        <source>收款（按到账日）</source>
        <translation>Payments (by day received)</translation>
    </message>
    <message>
        <source>退款（按到账日）</source>
        <translation>Refunds (by day paid)</translation>
    </message>
    <message>
        <source>积分流水</source>
        <translation>Points ledger</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>口径：按下单日计，不含已取消和换货；净额 = 销售额 + 冲红额；退款记在到账那天，不冲减净额；各币种分开合计。</source>
        <translation>How it is counted: by day placed, without cancelled orders and exchanges; net sales = gross sales + credits; refunds count on the day they are paid and do not reduce net sales; each currency is totalled separately.</translation>
    </message>
    <message>
        <source>字体里没有这些字，已用代码点代替：{0}</source>
        <translation>Characters missing from the font, replaced by code points: {0}</translation>
    </message>
    <message>
        <source>{0}（{1}，{2} 处）</source>
        <translation>{0} ({1}, {2}×)</translation>
    </message>
    <message>
        <source>{0}…（共 {1} 字）</source>
        <translation>{0}… ({1} characters in all)</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>未支付</source>
        <translation>Unpaid</translation>
    </message>
    <message>
        <source>已支付</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>待发货</source>
        <translation>To ship</translation>
    </message>
    <message>
        <source>已发货</source>
        <translation>Shipped</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>微信支付</source>
        <translation>WeChat Pay</translation>
    </message>
    <message>
        <source>支付宝</source>
        <translation>Alipay</translation>
    </message>
    <message>
        <source>云闪付</source>
        <translation>UnionPay</translation>
    </message>
    <message>
        <source>银行转账</source>
        <translation>Bank transfer</translation>
    </message>
    <message>
        <source>现金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>没有记下</source>
        <translation>Not recorded</translation>
    </message>
    <message>
        <source>发放：期初</source>
        <translation>Issued: opening</translation>
    </message>
    <message>
        <source>发放：消费赚取</source>
        <translation>Issued: earned</translation>
    </message>
    <message>
        <source>发放：赠送</source>
        <translation>Issued: gifts</translation>
    </message>
    <message>
        <source>人工调整（不分增减）</source>
        <translation>Manual adjustments (net)</translation>
    </message>
    <message>
        <source>收回发放</source>
        <translation>Issued, taken back</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>退回使用</source>
        <translation>Used, returned</translation>
    </message>
    <message>
        <source>过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>净发放（期初 + 赚取 + 赠送 − 收回）</source>
        <translation>Net issued (opening + earned + gifts − taken back)</translation>
    </message>
    <message>
        <source>净使用（使用 − 退回）</source>
        <translation>Net used (used − returned)</translation>
    </message>
    <message>
        <source>配货单</source>
        <translation>Packing slip</translation>
    </message>
    <message>
        <source>配货单 {0} 张</source>
        <translation>Packing slips: {0}</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order no.</translation>
    </message>
    <message>
        <source>这个单号印不成条码，请照单号查找</source>
        <translation>This no. cannot be printed as a barcode; look it up by number</translation>
    </message>
    <message>
        <source>重打，第 {0} 次</source>
        <translation>Reprint no. {0}</translation>
    </message>
    <message>
        <source>下单 {0}</source>
        <translation>Placed {0}</translation>
    </message>
    <message>
        <source>{0} 由 {1} 打印</source>
        <translation>Printed {0} by {1}</translation>
    </message>
    <message>
        <source>收货人</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>到店自提</source>
        <translation>Pick-up at shop</translation>
    </message>
    <message>
        <source>没有收货人资料</source>
        <translation>No recipient details</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>货位</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Variant</translation>
    </message>
    <message>
        <source>应配</source>
        <translation>To pick</translation>
    </message>
    <message>
        <source>已发</source>
        <translation>Shipped</translation>
    </message>
    <message>
        <source>配好</source>
        <translation>Picked</translation>
    </message>
    <message>
        <source>合计 {0} 件</source>
        <translation>Total qty {0}</translation>
    </message>
    <message>
        <source>挂起中，先不要发：{0}</source>
        <translation>On hold, do not ship yet: {0}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>这笔导入的订单没有商品明细</source>
        <translation>This imported order has no order lines</translation>
    </message>
    <message>
        <source>地址标签</source>
        <translation>Address label</translation>
    </message>
    <message>
        <source>收</source>
        <translation>To</translation>
    </message>
    <message>
        <source>寄</source>
        <translation>From</translation>
    </message>
    <message>
        <source>{0} × {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>拣货单</source>
        <translation>Pick list</translation>
    </message>
    <message>
        <source>拣货单 · 波次 {0}</source>
        <translation>Pick list · wave {0}</translation>
    </message>
    <message>
        <source>{0} 建，{1} 笔订单，共 {2} 件</source>
        <translation>Made {0}, orders: {1}, items: {2}</translation>
    </message>
    <message>
        <source>给哪些订单</source>
        <translation>For orders</translation>
    </message>
    <message>
        <source>这个波次没有要拣的了</source>
        <translation>Nothing is left to be picked for this wave</translation>
    </message>
    <message>
        <source>恢复单</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>{0} 的恢复单</source>
        <translation>Recovery sheet of {0}</translation>
    </message>
    <message>
        <source>下面 25 个词能打开这家店的一切：忘了店主密码、换电脑、读备份，都靠它。</source>
        <translation>These 25 words open everything in this shop: a forgotten owner&apos;s password, a new PC and every backup depend on them.</translation>
    </message>
    <message>
        <source>别拍照，别存进聊天和网盘。锁在店外的抽屉里，只给店主看。</source>
        <translation>Take no photo, keep it out of chats and clouds. Lock it away outside the shop, for the owner alone.</translation>
    </message>
    <message>
        <source>忘了密码时，在开店的电脑上运行 pointsdesk recover，照编号输入这些词，会得到新的密码和新的恢复单。</source>
        <translation>When the password is forgotten, run pointsdesk recover on the shop&apos;s PC and enter the words by their numbers: you get a new password and a new sheet.</translation>
    </message>
    <message>
        <source>店主账号 {0} · {1} 制作</source>
        <translation>Owner {0} · made {1}</translation>
    </message>
    <message>
        <source>只有这一份，程序里不留</source>
        <translation>The only copy; the program keeps none</translation>
    </message>
</context>
<context>
    <name>paper window</name>
    <message>
        <source>PDF 存到哪里</source>
        <translation>Save PDF to</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>磁盘满了，没有写成，原来那份还在。腾出地方，或换一个文件夹再存</source>
        <translation>The disk is full: nothing was written, what was there before is untouched. Free some room or choose another folder, then save again</translation>
    </message>
    <message>
        <source>没有写成：{0}。换一个文件夹再存</source>
        <translation>Not written: {0}. Save it to another folder</translation>
    </message>
    <message>
        <source>打印机没有收下。看看它开着没有，再试一次</source>
        <translation>The printer did not accept it. Check that it is on, then try again</translation>
    </message>
</context>
<context>
    <name>parcel</name>
    <message>
        <source>到店自提</source>
        <translation>Pick-up at shop</translation>
    </message>
    <message>
        <source>{0} · {1} 件 · {2}</source>
        <translation>{0} · qty {1} · {2}</translation>
    </message>
    <message>
        <source>已揽收</source>
        <translation>Picked up</translation>
    </message>
    <message>
        <source>运输中</source>
        <translation>In transit</translation>
    </message>
    <message>
        <source>派送中</source>
        <translation>Out for delivery</translation>
    </message>
    <message>
        <source>已签收</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>疑难件</source>
        <translation>In difficulty</translation>
    </message>
    <message>
        <source>退回中</source>
        <translation>Coming back</translation>
    </message>
    <message>
        <source>已退回</source>
        <translation>Returned</translation>
    </message>
</context>
<context>
    <name>payment</name>
    <message>
        <source>未付</source>
        <translation>Unpaid</translation>
    </message>
    <message>
        <source>已付</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>部分退款</source>
        <translation>Partly refunded</translation>
    </message>
    <message>
        <source>已退款</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>支付失败</source>
        <translation>Payment failed</translation>
    </message>
    <message>
        <source>待核实</source>
        <translation>To verify</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>已停用</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>激活码过期</source>
        <translation>Code expired</translation>
    </message>
    <message>
        <source>等她激活</source>
        <translation>Not activated</translation>
    </message>
    <message>
        <source>在岗</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>员工</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>最近登录</source>
        <translation>Last sign-in</translation>
    </message>
    <message>
        <source>电脑</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>客人资料</source>
        <translation>Cust. data</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>还没登录过</source>
        <translation>Never signed in</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>权限</source>
        <translation>Rights</translation>
    </message>
    <message>
        <source>谁在用</source>
        <translation>Who has it</translation>
    </message>
    <message>
        <source>能显示</source>
        <translation>Can reveal</translation>
    </message>
    <message>
        <source>只看遮住的</source>
        <translation>Masked only</translation>
    </message>
    <message>
        <source>要先改</source>
        <translation>Must change</translation>
    </message>
    <message>
        <source>已设好</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>预设</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>自建</source>
        <translation>Custom</translation>
    </message>
    <message>
        <source>{0} 项</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>停用 {0} 位</source>
        <translation>Disabled: {0}</translation>
    </message>
    <message>
        <source>{0}；{1}</source>
        <translation>{0}; {1}</translation>
    </message>
    <message>
        <source>修改角色 {0}</source>
        <translation>Edit role {0}</translation>
    </message>
    <message>
        <source>新建角色</source>
        <translation>New role</translation>
    </message>
    <message>
        <source>照着{0}</source>
        <translation>Based on {0}</translation>
    </message>
    <message>
        <source>勾上她能做的事</source>
        <translation>Tick what this role may do</translation>
    </message>
    <message>
        <source>添加员工</source>
        <translation>Add staff</translation>
    </message>
    <message>
        <source>给她一个激活码，第一次登录时她自己设密码</source>
        <translation>They get a code and set their own password at first sign-in</translation>
    </message>
    <message>
        <source>给 {0} 换角色</source>
        <translation>Change role of {0}</translation>
    </message>
    <message>
        <source>现在是{0}</source>
        <translation>Now {0}</translation>
    </message>
    <message>
        <source>停用 {0}</source>
        <translation>Disable {0}</translation>
    </message>
    <message>
        <source>重新启用 {0}</source>
        <translation>Enable {0} again</translation>
    </message>
    <message>
        <source>给 {0} 重发激活码</source>
        <translation>New activation code for {0}</translation>
    </message>
    <message>
        <source>{0} 的激活码</source>
        <translation>Activation code of {0}</translation>
    </message>
    <message>
        <source>只显示这一次，关上就看不到了</source>
        <translation>Shown only this once; it cannot be seen again after closing</translation>
    </message>
    <message>
        <source>能显示客人的姓名、电话和地址</source>
        <translation>Can reveal customer names, phones and addresses</translation>
    </message>
    <message>
        <source>客人的姓名、电话只看遮住的</source>
        <translation>Customer names and phones stay masked</translation>
    </message>
    <message>
        <source>{0} 项权限，{1}</source>
        <translation>Rights: {0}. {1}</translation>
    </message>
</context>
<context>
    <name>place</name>
    <message>
        <source>{0} 积分 + {1}</source>
        <translation>{0} pts + {1}</translation>
    </message>
    <message>
        <source>{0} 积分</source>
        <translation>{0} pts</translation>
    </message>
    <message>
        <source>缺货</source>
        <translation>Sold out</translation>
    </message>
    <message>
        <source>可售 {0} 件，快没了</source>
        <translation>Available: {0}, nearly out</translation>
    </message>
    <message>
        <source>可售 {0} 件</source>
        <translation>{0} available</translation>
    </message>
    <message>
        <source>电话不完整</source>
        <translation>Phone is incomplete</translation>
    </message>
    <message>
        <source>手机号是 11 位，现在有 {0} 位</source>
        <translation>A mobile no. has 11 digits, now {0}</translation>
    </message>
</context>
<context>
    <name>points</name>
    <message>
        <source>期初</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>消费获得</source>
        <translation>Earned</translation>
    </message>
    <message>
        <source>发放</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>生效</source>
        <translation>Activated</translation>
    </message>
    <message>
        <source>冻结</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>解冻</source>
        <translation>Released</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>抵欠分</source>
        <translation>Debt offset</translation>
    </message>
    <message>
        <source>过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>调整</source>
        <translation>Adjust</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>送积分</source>
        <translation>Give points</translation>
    </message>
    <message>
        <source>调积分</source>
        <translation>Adjust points</translation>
    </message>
    <message>
        <source>收回送的积分</source>
        <translation>Take back given points</translation>
    </message>
    <message>
        <source>还能收回 {0}</source>
        <translation>Can be taken back: {0}</translation>
    </message>
    <message>
        <source>把 {0} 合并到另一位</source>
        <translation>Merge {0} into another member</translation>
    </message>
    <message>
        <source>订单、积分、地址、备注都归另一位，以后撤销不了</source>
        <translation>Orders, points, addresses and notes go to the other; this can&apos;t be undone</translation>
    </message>
    <message>
        <source>{0} 积分</source>
        <translation>{0} points</translation>
    </message>
    <message>
        <source>合并会员</source>
        <translation>Merge members</translation>
    </message>
    <message>
        <source>按表格送积分</source>
        <translation>Points by sheet</translation>
    </message>
    <message>
        <source>先告诉你会送多少，点了才送；同一批的同一行只送一次</source>
        <translation>It says what it would give before it gives; a row of a batch is given once</translation>
    </message>
</context>
<context>
    <name>priority</name>
    <message>
        <source>可缓</source>
        <translation>Low</translation>
    </message>
    <message>
        <source>普通</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>优先</source>
        <translation>High</translation>
    </message>
    <message>
        <source>加急</source>
        <translation>Urgent</translation>
    </message>
</context>
<context>
    <name>provider</name>
    <message>
        <source>客人的余额不够</source>
        <translation>Balance too low</translation>
    </message>
    <message>
        <source>客人的银行出错了</source>
        <translation>Bank error</translation>
    </message>
    <message>
        <source>客人没有付成</source>
        <translation>Not completed</translation>
    </message>
    <message>
        <source>商户账户余额不够，充值后再退一次</source>
        <translation>The merchant balance is too low. Top it up and refund again</translation>
    </message>
    <message>
        <source>客人的卡收不了，请到商户平台改退别处，再登记到账</source>
        <translation>The customer&apos;s card can&apos;t take it. Send it elsewhere in the merchant console, then record it</translation>
    </message>
    <message>
        <source>渠道关掉了这次退款，可以再退一次</source>
        <translation>The provider closed this refund. It can be tried again</translation>
    </message>
    <message>
        <source>商户号没有退款权限，请到商户平台开通</source>
        <translation>The merchant account may not refund. Enable it in the merchant console</translation>
    </message>
    <message>
        <source>交易已过退款期，请用别的办法退</source>
        <translation>The trade is past its refund period. Refund another way</translation>
    </message>
    <message>
        <source>回话的签名不对，请核对平台公钥</source>
        <translation>The answer&apos;s signature is wrong. Check the platform public key</translation>
    </message>
    <message>
        <source>渠道说签名不对，请核对商户私钥</source>
        <translation>The provider calls our signature wrong. Check the merchant private key</translation>
    </message>
    <message>
        <source>连不上支付渠道，稍后自动再试</source>
        <translation>The provider can&apos;t be reached. Trying again soon</translation>
    </message>
    <message>
        <source>支付渠道没有回话，会接着查</source>
        <translation>The provider didn&apos;t answer. Asking again</translation>
    </message>
    <message>
        <source>渠道记的金额和这里不同，请到商户平台核对</source>
        <translation>The provider has another amount. Check the merchant console</translation>
    </message>
    <message>
        <source>渠道答的是另一笔退款，请到商户平台核对</source>
        <translation>The provider answered for another refund. Check the merchant console</translation>
    </message>
    <message>
        <source>支付渠道答复 {0}</source>
        <translation>The provider answered {0}</translation>
    </message>
    <message>
        <source>接通{0}</source>
        <translation>Connect {0}</translation>
    </message>
    <message>
        <source>同意了的退款由它原路退回，取消未付订单前先问它</source>
        <translation>It pays approved refunds back, and is asked before an unpaid order is cancelled</translation>
    </message>
    <message>
        <source>已存好，不换就空着</source>
        <translation>Kept; leave empty to keep it</translation>
    </message>
</context>
<context>
    <name>refund</name>
    <message>
        <source>待审批</source>
        <translation>To approve</translation>
    </message>
    <message>
        <source>待退款</source>
        <translation>To refund</translation>
    </message>
    <message>
        <source>退款中</source>
        <translation>Refunding</translation>
    </message>
    <message>
        <source>已到账</source>
        <translation>Paid out</translation>
    </message>
    <message>
        <source>退款失败</source>
        <translation>Refund failed</translation>
    </message>
    <message>
        <source>待核实</source>
        <translation>To verify</translation>
    </message>
    <message>
        <source>已作罢</source>
        <translation>Dropped</translation>
    </message>
    <message>
        <source>改单后的差额</source>
        <translation>Difference after order change</translation>
    </message>
</context>
<context>
    <name>reship</name>
    <message>
        <source>{0}（原来的）· 可售 {1}</source>
        <translation>{0} (the same) · available {1}</translation>
    </message>
    <message>
        <source>{0} · 可售 {1}</source>
        <translation>{0} · available {1}</translation>
    </message>
</context>
<context>
    <name>rest</name>
    <message>
        <source>等人放行</source>
        <translation>Waiting for release</translation>
    </message>
    <message>
        <source>挂起中，没有放行</source>
        <translation>On hold, not released</translation>
    </message>
    <message>
        <source>首单大额积分，请核对后放行</source>
        <translation>Big first order: check, then release</translation>
    </message>
    <message>
        <source>库存不够，没有放行</source>
        <translation>Short of stock, not released</translation>
    </message>
    <message>
        <source>已退回待放行</source>
        <translation>Sent back to release</translation>
    </message>
</context>
<context>
    <name>return-acts</name>
    <message>
        <source>{0} 的处理人改好了</source>
        <translation>{0} has another owner now</translation>
    </message>
    <message>
        <source>{0} 的退款办好了</source>
        <translation>{0} is refunded</translation>
    </message>
    <message>
        <source>{0} 的退款办好了，退回 {1} 积分</source>
        <translation>{0} is refunded, points returned: {1}</translation>
    </message>
    <message>
        <source>{0} 的补发单已生成，等发货</source>
        <translation>{0}: replacement made, waits to ship</translation>
    </message>
    <message>
        <source>{0} 现在是「{1}」</source>
        <translation>{0} is now {1}</translation>
    </message>
    <message>
        <source>审批</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>收货</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>补发</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>拒绝</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>收退货</source>
        <translation>Receive goods</translation>
    </message>
    <message>
        <source>改为退款</source>
        <translation>Refund instead</translation>
    </message>
    <message>
        <source>没收货也同意</source>
        <translation>Agree without goods</translation>
    </message>
    <message>
        <source>拒收退货</source>
        <translation>Refuse goods</translation>
    </message>
    <message>
        <source>加照片</source>
        <translation>Add photos</translation>
    </message>
    <message>
        <source>转交</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>领</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>撤销售后</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>退还 {0} 积分和 {1}</source>
        <translation>Return {0} points and {1}</translation>
    </message>
    <message>
        <source>退还 {0} 积分</source>
        <translation>Return {0} points</translation>
    </message>
    <message>
        <source>退款 {0}</source>
        <translation>Refund {0}</translation>
    </message>
</context>
<context>
    <name>return-pane</name>
    <message>
        <source>售后详情</source>
        <translation>After-sale</translation>
    </message>
    <message>
        <source>没有选中售后</source>
        <translation>No after-sale selected</translation>
    </message>
    <message>
        <source>正在读取售后</source>
        <translation>Reading the after-sale</translation>
    </message>
    <message>
        <source>这笔售后不在了</source>
        <translation>This after-sale is gone</translation>
    </message>
    <message>
        <source>从列表里另选一笔</source>
        <translation>Choose another from the list</translation>
    </message>
    <message>
        <source>没有读到这笔售后</source>
        <translation>This after-sale couldn&apos;t be read</translation>
    </message>
</context>
<context>
    <name>returns</name>
    <message>
        <source>没有会员</source>
        <translation>No member</translation>
    </message>
    <message>
        <source>{0} × {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>换新</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>售后单 / 订单</source>
        <translation>After-sale / order</translation>
    </message>
    <message>
        <source>商品 / 会员与原因</source>
        <translation>Goods / member, reason</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>退还</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>处理人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>看全部售后</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>没有符合条件的售后</source>
        <translation>No after-sale fits</translation>
    </message>
    <message>
        <source>换个条件，或看全部售后</source>
        <translation>Change the conditions, or show all</translation>
    </message>
    <message>
        <source>没有要你处理的售后</source>
        <translation>Nothing waits for you</translation>
    </message>
    <message>
        <source>新的来了会排到这里</source>
        <translation>New ones will stand here</translation>
    </message>
    <message>
        <source>这里没有售后</source>
        <translation>No after-sales here</translation>
    </message>
    <message>
        <source>还没有售后</source>
        <translation>No after-sales yet</translation>
    </message>
    <message>
        <source>客人申请的、代客申请的都会在这里</source>
        <translation>Those that customers ask for, and those you ask for them, stand here</translation>
    </message>
    <message>
        <source>新建售后</source>
        <translation>New after-sale</translation>
    </message>
</context>
<context>
    <name>rights</name>
    <message>
        <source>看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>接单</source>
        <translation>Taking orders</translation>
    </message>
    <message>
        <source>发货</source>
        <translation>Ship</translation>
    </message>
    <message>
        <source>已付的订单</source>
        <translation>Paid orders</translation>
    </message>
    <message>
        <source>售后退款</source>
        <translation>Returns &amp; refunds</translation>
    </message>
    <message>
        <source>会员与积分</source>
        <translation>Members &amp; points</translation>
    </message>
    <message>
        <source>商品库存</source>
        <translation>Products &amp; stock</translation>
    </message>
    <message>
        <source>导入与规则</source>
        <translation>Imports &amp; rules</translation>
    </message>
    <message>
        <source>报表导出</source>
        <translation>Reports &amp; exports</translation>
    </message>
    <message>
        <source>管店</source>
        <translation>Shop admin</translation>
    </message>
    <message>
        <source>看订单、会员、库存（遮住的）</source>
        <translation>View orders, members, stock (masked)</translation>
    </message>
    <message>
        <source>显示姓名、电话和地址</source>
        <translation>Reveal name, phone, address</translation>
    </message>
    <message>
        <source>代客下单</source>
        <translation>Order for a member</translation>
    </message>
    <message>
        <source>改没付的订单</source>
        <translation>Edit unpaid orders</translation>
    </message>
    <message>
        <source>取消没付的订单</source>
        <translation>Cancel unpaid orders</translation>
    </message>
    <message>
        <source>挂起和解除</source>
        <translation>Hold and unhold</translation>
    </message>
    <message>
        <source>领单和交单</source>
        <translation>Take and hand over orders</translation>
    </message>
    <message>
        <source>加标签</source>
        <translation>Add tag</translation>
    </message>
    <message>
        <source>写备注</source>
        <translation>Write notes</translation>
    </message>
    <message>
        <source>回复客人</source>
        <translation>Reply to customers</translation>
    </message>
    <message>
        <source>放行</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>完成订单</source>
        <translation>Complete orders</translation>
    </message>
    <message>
        <source>更正运单</source>
        <translation>Correct waybills</translation>
    </message>
    <message>
        <source>调整优先级</source>
        <translation>Set priority</translation>
    </message>
    <message>
        <source>打印面单和拣货单</source>
        <translation>Print labels and pick lists</translation>
    </message>
    <message>
        <source>收货入库</source>
        <translation>Receive stock</translation>
    </message>
    <message>
        <source>撤销自己刚做的</source>
        <translation>Undo own latest acts</translation>
    </message>
    <message>
        <source>凭证确认付款</source>
        <translation>Confirm payment on proof</translation>
    </message>
    <message>
        <source>取消已付的订单</source>
        <translation>Cancel paid orders</translation>
    </message>
    <message>
        <source>取消部分商品</source>
        <translation>Cancel lines</translation>
    </message>
    <message>
        <source>改已付的订单</source>
        <translation>Edit paid orders</translation>
    </message>
    <message>
        <source>撤回发货</source>
        <translation>Undo shipment</translation>
    </message>
    <message>
        <source>退回待放行</source>
        <translation>Undo release</translation>
    </message>
    <message>
        <source>代客申请售后</source>
        <translation>Request after-sales</translation>
    </message>
    <message>
        <source>审批售后</source>
        <translation>Approve returns</translation>
    </message>
    <message>
        <source>收退货</source>
        <translation>Receive returns</translation>
    </message>
    <message>
        <source>退款到限额</source>
        <translation>Refund up to limit</translation>
    </message>
    <message>
        <source>退款不限额</source>
        <translation>Refund without limit</translation>
    </message>
    <message>
        <source>加会员、改会员</source>
        <translation>Add and edit members</translation>
    </message>
    <message>
        <source>送积分</source>
        <translation>Give points</translation>
    </message>
    <message>
        <source>提议调积分</source>
        <translation>Propose points adjustments</translation>
    </message>
    <message>
        <source>批准调积分</source>
        <translation>Approve points adjustments</translation>
    </message>
    <message>
        <source>改商品</source>
        <translation>Edit products</translation>
    </message>
    <message>
        <source>盘点库存</source>
        <translation>Stock-take</translation>
    </message>
    <message>
        <source>合并会员</source>
        <translation>Merge members</translation>
    </message>
    <message>
        <source>导入文件</source>
        <translation>Import files</translation>
    </message>
    <message>
        <source>发布积分规则</source>
        <translation>Publish points rules</translation>
    </message>
    <message>
        <source>修正账目</source>
        <translation>Correct ledgers</translation>
    </message>
    <message>
        <source>看汇总报表</source>
        <translation>View reports</translation>
    </message>
    <message>
        <source>导出数据</source>
        <translation>Export data</translation>
    </message>
    <message>
        <source>导出自己的列表</source>
        <translation>Export own lists</translation>
    </message>
    <message>
        <source>看审计和谁看过</source>
        <translation>See audit and views</translation>
    </message>
    <message>
        <source>管员工和角色</source>
        <translation>Manage staff and roles</translation>
    </message>
    <message>
        <source>改设置</source>
        <translation>Change settings</translation>
    </message>
    <message>
        <source>别的权限</source>
        <translation>Other right</translation>
    </message>
</context>
<context>
    <name>role</name>
    <message>
        <source>店主</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>店长</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>客服</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>仓库</source>
        <translation>Warehouse</translation>
    </message>
    <message>
        <source>财务</source>
        <translation>Finance</translation>
    </message>
    <message>
        <source>审计</source>
        <translation>Auditor</translation>
    </message>
</context>
<context>
    <name>row</name>
    <message>
        <source>原 {0}</source>
        <translation>Was {0}</translation>
    </message>
    <message>
        <source>要填数字</source>
        <translation>Enter a number</translation>
    </message>
    <message>
        <source>从 {0} 到 {1}</source>
        <translation>From {0} to {1}</translation>
    </message>
</context>
<context>
    <name>rule</name>
    <message>
        <source>挂起</source>
        <translation>hold</translation>
    </message>
    <message>
        <source>放行</source>
        <translation>release</translation>
    </message>
    <message>
        <source>加标签</source>
        <translation>tag</translation>
    </message>
    <message>
        <source>交给同事</source>
        <translation>assign</translation>
    </message>
    <message>
        <source>调整优先级</source>
        <translation>set priority</translation>
    </message>
    <message>
        <source>写备注</source>
        <translation>note</translation>
    </message>
    <message>
        <source>提醒同事</source>
        <translation>notify a colleague</translation>
    </message>
    <message>
        <source>做了</source>
        <translation>done</translation>
    </message>
    <message>
        <source>早就是这样</source>
        <translation>already so</translation>
    </message>
    <message>
        <source>这时不能做</source>
        <translation>not possible then</translation>
    </message>
    <message>
        <source>规则连环触发，停在这里</source>
        <translation>rules set each other off, stopped here</translation>
    </message>
    <message>
        <source>下单时</source>
        <translation>when placed</translation>
    </message>
    <message>
        <source>付款后</source>
        <translation>when paid</translation>
    </message>
    <message>
        <source>放行后</source>
        <translation>when released</translation>
    </message>
    <message>
        <source>挂起后</source>
        <translation>when held</translation>
    </message>
    <message>
        <source>全部发出后</source>
        <translation>when all is sent</translation>
    </message>
    <message>
        <source>完成后</source>
        <translation>when completed</translation>
    </message>
    <message>
        <source>取消后</source>
        <translation>when cancelled</translation>
    </message>
    <message>
        <source>申请售后时</source>
        <translation>when an after-sale is asked for</translation>
    </message>
    <message>
        <source>付款后多久没发出</source>
        <translation>unshipped for</translation>
    </message>
    <message>
        <source>下单后多久没付款</source>
        <translation>unpaid for</translation>
    </message>
    <message>
        <source>挂起了多久</source>
        <translation>held for</translation>
    </message>
    <message>
        <source>每天几点</source>
        <translation>every day at</translation>
    </message>
    <message>
        <source>订单金额</source>
        <translation>order amount</translation>
    </message>
    <message>
        <source>用的积分</source>
        <translation>points used</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>channel</translation>
    </message>
    <message>
        <source>订单标签</source>
        <translation>order tag</translation>
    </message>
    <message>
        <source>收货地区</source>
        <translation>delivery region</translation>
    </message>
    <message>
        <source>有客人备注</source>
        <translation>customer remark</translation>
    </message>
    <message>
        <source>是第一单</source>
        <translation>first order</translation>
    </message>
    <message>
        <source>会员等级</source>
        <translation>Member tiers</translation>
    </message>
    <message>
        <source>会员下过的单</source>
        <translation>member&apos;s orders</translation>
    </message>
    <message>
        <source>注册了多少天</source>
        <translation>days registered</translation>
    </message>
    <message>
        <source>会员标签</source>
        <translation>member tag</translation>
    </message>
    <message>
        <source>商品编码</source>
        <translation>SKU codes</translation>
    </message>
    <message>
        <source>商品名</source>
        <translation>product name</translation>
    </message>
    <message>
        <source>商品分类</source>
        <translation>Categories</translation>
    </message>
    <message>
        <source>这件买了几件</source>
        <translation>quantity of the item</translation>
    </message>
    <message>
        <source>这件还能卖几件</source>
        <translation>item&apos;s free stock</translation>
    </message>
    <message>
        <source>至少</source>
        <translation>at least</translation>
    </message>
    <message>
        <source>最多</source>
        <translation>at most</translation>
    </message>
    <message>
        <source>是</source>
        <translation>is</translation>
    </message>
    <message>
        <source>不是</source>
        <translation>is not</translation>
    </message>
    <message>
        <source>含有</source>
        <translation>contains</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>{0}，就：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0}，如果{1}，就：{2}</source>
        <translation>{0}, if {1}: {2}</translation>
    </message>
    <message>
        <source>每天 {0}</source>
        <translation>every day at {0}</translation>
    </message>
    <message>
        <source>付款后 {0} 小时没发出</source>
        <translation>{0} h after payment, not sent</translation>
    </message>
    <message>
        <source>下单后 {0} 小时没付款</source>
        <translation>{0} h after placing, unpaid</translation>
    </message>
    <message>
        <source>挂起了 {0} 小时</source>
        <translation>held for {0} h</translation>
    </message>
    <message>
        <source>（{0}）</source>
        <translation>({0})</translation>
    </message>
    <message>
        <source>，并且</source>
        <translation> and </translation>
    </message>
    <message>
        <source>，或者</source>
        <translation> or </translation>
    </message>
    <message>
        <source>不成立：{0}</source>
        <translation>not: {0}</translation>
    </message>
    <message>
        <source>{0}{1} {2}</source>
        <translation>{0} {1} {2}</translation>
    </message>
    <message>
        <source>{0}，{1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>等级</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Campaigns</translation>
    </message>
    <message>
        <source>优惠券</source>
        <translation>Coupons</translation>
    </message>
    <message>
        <source>发布第 {0} 版</source>
        <translation>Publish version {0}</translation>
    </message>
    <message>
        <source>订单用下单时的版本，旧订单不动</source>
        <translation>Orders keep their version; older ones don&apos;t change</translation>
    </message>
    <message>
        <source>每消费 1 元得</source>
        <translation>1 yuan spent earns</translation>
    </message>
    <message>
        <source>完成后待生效</source>
        <translation>Pending for</translation>
    </message>
    <message>
        <source>1 元等于</source>
        <translation>1 yuan equals</translation>
    </message>
    <message>
        <source>最多抵商品款的</source>
        <translation>Deducts at most</translation>
    </message>
    <message>
        <source>最小使用单位</source>
        <translation>Smallest unit</translation>
    </message>
    <message>
        <source>到期方式</source>
        <translation>Ends on</translation>
    </message>
    <message>
        <source>生效后</source>
        <translation>Lasts</translation>
    </message>
    <message>
        <source>退回已过期积分的宽限</source>
        <translation>Grace on returns</translation>
    </message>
    <message>
        <source>运费</source>
        <translation>Freight</translation>
    </message>
    <message>
        <source>满多少免运费</source>
        <translation>Free from</translation>
    </message>
    <message>
        <source>一个人能调</source>
        <translation>One may adjust</translation>
    </message>
    <message>
        <source>限兑按</source>
        <translation>Limits count</translation>
    </message>
    <message>
        <source>限兑算</source>
        <translation>Limits of</translation>
    </message>
    <message>
        <source>评级看最近</source>
        <translation>Looks back</translation>
    </message>
    <message>
        <source>够不上时</source>
        <translation>When not reached</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>pts</translation>
    </message>
    <message>
        <source>天</source>
        <translation>days</translation>
    </message>
    <message>
        <source>个月</source>
        <translation>mo</translation>
    </message>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
    <message>
        <source>按实付，不算运费</source>
        <translation>Of what is paid, without freight</translation>
    </message>
    <message>
        <source>过了这些天才能用</source>
        <translation>Can be used after that</translation>
    </message>
    <message>
        <source>抵扣的积分要是它的整数倍</source>
        <translation>Deductions are multiples of it</translation>
    </message>
    <message>
        <source>退回来的再给这么久</source>
        <translation>Returned after expiry, they last so long</translation>
    </message>
    <message>
        <source>自提和纯积分单不收</source>
        <translation>Not for pick-up and points-only orders</translation>
    </message>
    <message>
        <source>再多要第二个人批准</source>
        <translation>More needs a second person</translation>
    </message>
    <message>
        <source>每人限兑几件在商品里设</source>
        <translation>How many per member is set with the goods</translation>
    </message>
    <message>
        <source>看这段时间得的积分和花的钱</source>
        <translation>Points earned and money spent then</translation>
    </message>
    <message>
        <source>满月数的前一天</source>
        <translation>Whole months later</translation>
    </message>
    <message>
        <source>满月数那年的年底</source>
        <translation>At the end of that year</translation>
    </message>
    <message>
        <source>一共</source>
        <translation>In all</translation>
    </message>
    <message>
        <source>每天</source>
        <translation>A day</translation>
    </message>
    <message>
        <source>每周</source>
        <translation>A week</translation>
    </message>
    <message>
        <source>每月</source>
        <translation>A month</translation>
    </message>
    <message>
        <source>每年</source>
        <translation>A year</translation>
    </message>
    <message>
        <source>各规格分开算</source>
        <translation>Each SKU by itself</translation>
    </message>
    <message>
        <source>同一商品合着算</source>
        <translation>SKUs of a product together</translation>
    </message>
    <message>
        <source>不降级</source>
        <translation>Never demote</translation>
    </message>
    <message>
        <source>每晚降级</source>
        <translation>Demote every night</translation>
    </message>
    <message>
        <source>每年初降级</source>
        <translation>Demote each new year</translation>
    </message>
    <message>
        <source>{0} 倍</source>
        <translation>× {0}</translation>
    </message>
    <message>
        <source>满 {0} 积分</source>
        <translation>{0} points</translation>
    </message>
    <message>
        <source>满 {0}</source>
        <translation>{0} spent</translation>
    </message>
    <message>
        <source> 或 </source>
        <translation> or </translation>
    </message>
    <message>
        <source>人工定</source>
        <translation>by hand</translation>
    </message>
    <message>
        <source>每件加 {0}</source>
        <translation>{0} more per unit</translation>
    </message>
    <message>
        <source>{0} 至 {1}</source>
        <translation>{0} to {1}</translation>
    </message>
    <message>
        <source>减 {0}</source>
        <translation>{0} off</translation>
    </message>
    <message>
        <source>满 {0} 减 {1}</source>
        <translation>{1} off from {0}</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
</context>
<context>
    <name>sale</name>
    <message>
        <source>纯积分</source>
        <translation>Points only</translation>
    </message>
    <message>
        <source>积分 + 现金</source>
        <translation>Pts + cash</translation>
    </message>
    <message>
        <source>现金，可抵扣</source>
        <translation>Cash, pts off</translation>
    </message>
</context>
<context>
    <name>session end</name>
    <message>
        <source>退出了</source>
        <translation>Signed out</translation>
    </message>
    <message>
        <source>锁过屏</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>重发激活码</source>
        <translation>Code reissued</translation>
    </message>
    <message>
        <source>换了角色</source>
        <translation>Role changed</translation>
    </message>
    <message>
        <source>改了密码</source>
        <translation>Password changed</translation>
    </message>
    <message>
        <source>用恢复词找回</source>
        <translation>Recovered with words</translation>
    </message>
    <message>
        <source>被结束</source>
        <translation>Ended by Owner</translation>
    </message>
    <message>
        <source>结束了</source>
        <translation>Ended</translation>
    </message>
</context>
<context>
    <name>setting</name>
    <message>
        <source>店名</source>
        <translation>Shop name</translation>
    </message>
    <message>
        <source>时区</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>付款后自动放行</source>
        <translation>Auto-release</translation>
    </message>
    <message>
        <source>付款期限</source>
        <translation>Pay within</translation>
    </message>
    <message>
        <source>发货期限</source>
        <translation>Ship within</translation>
    </message>
    <message>
        <source>逐件扫码核对</source>
        <translation>Check by scanning</translation>
    </message>
    <message>
        <source>自动完成</source>
        <translation>Auto-complete after</translation>
    </message>
    <message>
        <source>客服退款限额</source>
        <translation>Support refund limit</translation>
    </message>
    <message>
        <source>快速退款限额</source>
        <translation>Fast refund limit</translation>
    </message>
    <message>
        <source>售后处理期限</source>
        <translation>After-sale time limit</translation>
    </message>
    <message>
        <source>退货寄回期限</source>
        <translation>Return time limit</translation>
    </message>
    <message>
        <source>积分到期提醒</source>
        <translation>Expiry notice</translation>
    </message>
    <message>
        <source>离开多久锁屏</source>
        <translation>Lock after idle</translation>
    </message>
    <message>
        <source>首单核对线</source>
        <translation>First-order check</translation>
    </message>
    <message>
        <source>同地址核对线</source>
        <translation>One address</translation>
    </message>
    <message>
        <source>同地址看几天</source>
        <translation>Days looked back</translation>
    </message>
    <message>
        <source>同电话核对线</source>
        <translation>One phone</translation>
    </message>
    <message>
        <source>商城没来取通知</source>
        <translation>Events uncollected</translation>
    </message>
    <message>
        <source>快递公司</source>
        <translation>Carriers</translation>
    </message>
    <message>
        <source>开</source>
        <translation>On</translation>
    </message>
    <message>
        <source>关</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>{0} 积分</source>
        <translation>{0} pts</translation>
    </message>
    <message>
        <source>不锁</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>不提醒</source>
        <translation>No notice</translation>
    </message>
    <message>
        <source>不看</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>不核对</source>
        <translation>No check</translation>
    </message>
    <message>
        <source>提前 {0} 天</source>
        <translation>{0} days before</translation>
    </message>
    <message>
        <source>{0} 分钟</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} 小时</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>{0} 件起</source>
        <translation>From {0} items</translation>
    </message>
    <message>
        <source>{0} 天</source>
        <translation>{0} days</translation>
    </message>
    <message>
        <source>{0} 单</source>
        <translation>{0} orders</translation>
    </message>
    <message>
        <source>{0} 位</source>
        <translation>{0} members</translation>
    </message>
    <message>
        <source>北京时间</source>
        <translation>Beijing</translation>
    </message>
    <message>
        <source>香港</source>
        <translation>Hong Kong</translation>
    </message>
    <message>
        <source>台北</source>
        <translation>Taipei</translation>
    </message>
    <message>
        <source>新加坡</source>
        <translation>Singapore</translation>
    </message>
    <message>
        <source>东京</source>
        <translation>Tokyo</translation>
    </message>
    <message>
        <source>迪拜</source>
        <translation>Dubai</translation>
    </message>
    <message>
        <source>伦敦</source>
        <translation>London</translation>
    </message>
    <message>
        <source>巴黎</source>
        <translation>Paris</translation>
    </message>
    <message>
        <source>纽约</source>
        <translation>New York</translation>
    </message>
    <message>
        <source>洛杉矶</source>
        <translation>Los Angeles</translation>
    </message>
    <message>
        <source>悉尼</source>
        <translation>Sydney</translation>
    </message>
</context>
<context>
    <name>shipping</name>
    <message>
        <source>订单号</source>
        <translation>Order no.</translation>
    </message>
    <message>
        <source>发货期限</source>
        <translation>Ship by</translation>
    </message>
    <message>
        <source>收货人</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>打印和备货</source>
        <translation>Printed, ready</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>打印了什么</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>第几次</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>谁打的</source>
        <translation>Printed by</translation>
    </message>
    <message>
        <source>拣完</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>波次</source>
        <translation>Wave</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>建的时间</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>谁建的</source>
        <translation>Made by</translation>
    </message>
    <message>
        <source>发出</source>
        <translation>Shipped</translation>
    </message>
    <message>
        <source>取号时间</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>快递公司</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>运单号</source>
        <translation>Waybill no.</translation>
    </message>
    <message>
        <source>取号中</source>
        <translation>Asking</translation>
    </message>
    <message>
        <source>没有回音</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>已取号</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>没取到</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>已发出</source>
        <translation>Shipped</translation>
    </message>
    <message>
        <source>待拣</source>
        <translation>To pick</translation>
    </message>
    <message>
        <source>已拣</source>
        <translation>Picked</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>{1} 笔里已发 {0} 笔</source>
        <translation>{0} of {1} shipped</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>拣完了</source>
        <translation>Picked</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>{0}/{1} 件</source>
        <translation>{0}/{1}</translation>
    </message>
    <message>
        <source>合 {0} 单</source>
        <translation>{0} together</translation>
    </message>
    <message>
        <source>波次 {0}</source>
        <translation>Wave {0}</translation>
    </message>
    <message>
        <source>已打印</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>未打印</source>
        <translation>Not printed</translation>
    </message>
    <message>
        <source>另有 {0} 单同收件人，可以一起发</source>
        <translation>{0} more to the same recipient can go along</translation>
    </message>
    <message>
        <source>看订单</source>
        <translation>Open order</translation>
    </message>
    <message>
        <source>核对发货</source>
        <translation>Check, ship</translation>
    </message>
    <message>
        <source>配货单</source>
        <translation>Packing slip</translation>
    </message>
    <message>
        <source>面单</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>拣货单</source>
        <translation>Pick list</translation>
    </message>
    <message>
        <source>地址标签</source>
        <translation>Address label</translation>
    </message>
    <message>
        <source>首次</source>
        <translation>First print</translation>
    </message>
    <message>
        <source>重打，第 {0} 次</source>
        <translation>Reprint no. {0}</translation>
    </message>
    <message>
        <source>多了：{0} 已经够数，放回去</source>
        <translation>Too many: all of {0} are counted already. Put it back</translation>
    </message>
    <message>
        <source>不对：{0} 不在这笔订单里，没有计数</source>
        <translation>Wrong item: {0} isn&apos;t in this order. Nothing was counted</translation>
    </message>
    <message>
        <source>提交时间</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>充值账号</source>
        <translation>Account to charge</translation>
    </message>
    <message>
        <source>流水号</source>
        <translation>Transaction no.</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>再查一次</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>重新处理</source>
        <translation>See to it</translation>
    </message>
    <message>
        <source>{0} × {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>付款放行后，订单会出现在这里</source>
        <translation>Paid and released orders appear here</translation>
    </message>
    <message>
        <source>没有等着发的订单</source>
        <translation>No orders wait to be shipped</translation>
    </message>
    <message>
        <source>没有拣好等着发的</source>
        <translation>Nothing is picked and waiting</translation>
    </message>
    <message>
        <source>波次拣完后，它的订单在这里</source>
        <translation>Once a wave is picked, its orders are here</translation>
    </message>
    <message>
        <source>标签都打过了</source>
        <translation>All labels are printed</translation>
    </message>
    <message>
        <source>挂起的和不用寄的不在这里</source>
        <translation>Orders on hold and those not sent by parcel aren&apos;t listed here</translation>
    </message>
    <message>
        <source>配货单都打过了</source>
        <translation>All packing slips are printed</translation>
    </message>
    <message>
        <source>挂起的不在这里</source>
        <translation>Orders on hold aren&apos;t listed here</translation>
    </message>
    <message>
        <source>看全部待发货</source>
        <translation>Show all to ship</translation>
    </message>
</context>
<context>
    <name>shipping sheet</name>
    <message>
        <source>可以发</source>
        <translation>Can be shipped</translation>
    </message>
    <message>
        <source>这笔已经用这个运单号发过了</source>
        <translation>Already shipped under this waybill</translation>
    </message>
    <message>
        <source>没有这个订单号</source>
        <translation>No order has this number</translation>
    </message>
    <message>
        <source>订单现在是「{0}」，不能发</source>
        <translation>The order is &quot;{0}&quot; now and can&apos;t be shipped</translation>
    </message>
    <message>
        <source>没有填运单号</source>
        <translation>No waybill is filled in</translation>
    </message>
    <message>
        <source>运单号不对，可能被表格软件改坏了</source>
        <translation>The waybill is malformed; a spreadsheet may have damaged it</translation>
    </message>
    <message>
        <source>认不出快递公司，在表里写上名字</source>
        <translation>The courier isn&apos;t recognised. Write its name into the sheet</translation>
    </message>
    <message>
        <source>运单号已经用在 {0} 上</source>
        <translation>The waybill is used for {0}</translation>
    </message>
    <message>
        <source>同一个运单号前面写的是{0}</source>
        <translation>The same waybill stands above with {0}</translation>
    </message>
    <message>
        <source>一笔分几个包裹，每行要写商品编码和件数</source>
        <translation>An order in several parcels needs code and quantity in each row</translation>
    </message>
    <message>
        <source>这笔没有 {0}，或已经发完、在前面的行里</source>
        <translation>The order has no {0}, or it has gone or stands in a row above</translation>
    </message>
    <message>
        <source>件数「{0}」不清楚，一行写一个编码和它的件数</source>
        <translation>Quantity &quot;{0}&quot; is unclear; write one code with its quantity per row</translation>
    </message>
    <message>
        <source>这个商品只剩 {0} 件可发</source>
        <translation>Only {0} of it are left to ship</translation>
    </message>
    <message>
        <source>订单号或运单号在表里出现了两次</source>
        <translation>The order number or waybill occurs twice in the sheet</translation>
    </message>
    <message>
        <source>收货人对不上，订单上是 {0}</source>
        <translation>Another recipient: the order has {0}</translation>
    </message>
    <message>
        <source>一次最多发 {0} 笔，这一行下次再发</source>
        <translation>At most {0} at once; ship this row next time</translation>
    </message>
    <message>
        <source>像是{0}</source>
        <translation>Probably {0}</translation>
    </message>
    <message>
        <source>表里没写快递公司，请核对</source>
        <translation>The sheet names no courier: check it</translation>
    </message>
    <message>
        <source>{0} × {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order no.</translation>
    </message>
    <message>
        <source>收货人</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>运单号</source>
        <translation>Waybill no.</translation>
    </message>
    <message>
        <source>快递公司</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>能发的行</source>
        <translation>Rows that can be shipped</translation>
    </message>
    <message>
        <source>第几行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>不发的行</source>
        <translation>Rows that don&apos;t go</translation>
    </message>
</context>
<context>
    <name>statement</name>
    <message>
        <source>{0} 到 {1}</source>
        <translation>{0} to {1}</translation>
    </message>
    <message>
        <source>账单日期</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>支付渠道</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>收款</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refunds</translation>
    </message>
    <message>
        <source>手续费</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>谁导入的</source>
        <translation>Imported by</translation>
    </message>
    <message>
        <source>导入时间</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>怎么不一样</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>账单</source>
        <translation>Bill</translation>
    </message>
    <message>
        <source>这里</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>交易号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>{0} 笔</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>打开订单</source>
        <translation>Open order</translation>
    </message>
    <message>
        <source>收款或退款</source>
        <translation>Payment or refund</translation>
    </message>
    <message>
        <source>账单（元）</source>
        <translation>Bill (yuan)</translation>
    </message>
    <message>
        <source>这里（元）</source>
        <translation>Here (yuan)</translation>
    </message>
    <message>
        <source>对得上</source>
        <translation>Agrees</translation>
    </message>
    <message>
        <source>账单有，这里没有</source>
        <translation>Missing here</translation>
    </message>
    <message>
        <source>这里有，账单没有</source>
        <translation>Missing there</translation>
    </message>
    <message>
        <source>金额不一样</source>
        <translation>Amount differs</translation>
    </message>
    <message>
        <source>账单已退，这里没记</source>
        <translation>Refund not recorded</translation>
    </message>
    <message>
        <source>凭交易号确认收款</source>
        <translation>Confirm by the number</translation>
    </message>
    <message>
        <source>到支付渠道查交易号</source>
        <translation>Look it up at the provider</translation>
    </message>
    <message>
        <source>多收的退，少收的补</source>
        <translation>Refund or collect the rest</translation>
    </message>
    <message>
        <source>把退款记成完成</source>
        <translation>Record the refund</translation>
    </message>
    <message>
        <source>到支付渠道查是谁付的</source>
        <translation>Ask the provider whose it is</translation>
    </message>
    <message>
        <source>钱到了没记上：打开订单，凭账单上的交易号确认收款</source>
        <translation>Paid but not recorded: open the order and confirm by the number on the bill</translation>
    </message>
    <message>
        <source>到支付渠道后台按交易号查；是隔天入账的，再导入前后一天的账单</source>
        <translation>Look the number up at the provider; if it was booked a day apart, import that day&apos;s bill</translation>
    </message>
    <message>
        <source>和买家核对该付多少：多收的在订单上提退款，少收的请买家补</source>
        <translation>Agree with the buyer: refund on the order what is too much, ask for what is missing</translation>
    </message>
    <message>
        <source>钱已经退了：打开订单，把这笔退款记成完成</source>
        <translation>The money is back: open the order and record the refund as done</translation>
    </message>
    <message>
        <source>没有这个订单号：可能是别的店或收款码收的，到支付渠道后台查</source>
        <translation>No such order here: perhaps another shop&apos;s or a QR code&apos;s; look it up at the provider</translation>
    </message>
    <message>
        <source>{0} 不是微信支付的交易账单，也不是支付宝的业务明细。从支付渠道后台重新下载，不要另存</source>
        <translation>{0} is neither a WeChat Pay trade bill nor Alipay business details. Download it again and don&apos;t save it anew</translation>
    </message>
    <message>
        <source>{0} 不完整：读到 {1} 行就断了，没有结尾的合计。重新下载</source>
        <translation>{0} is cut off, its totals are missing (rows read: {1}). Download it again</translation>
    </message>
    <message>
        <source>{0} 结尾的合计和明细对不上（{1}），被改过或缺了行。重新下载</source>
        <translation>The totals of {0} don&apos;t agree with its rows ({1}): it was changed or rows are missing. Download it again</translation>
    </message>
    <message>
        <source>{0} 第 {1} 行的「{2}」读不出。重新下载，不要用表格软件另存</source>
        <translation>{0}, line {1}: {2} can&apos;t be read. Download it again and don&apos;t save it from a spreadsheet</translation>
    </message>
    <message>
        <source>{0} 第 {1} 行是 {2}，这里只对人民币的账单</source>
        <translation>{0}, line {1} is in {2}; only bills in yuan are reconciled here</translation>
    </message>
    <message>
        <source>{0} 超过 {1} 行，请按天下载</source>
        <translation>{0} has more than {1} rows; download it day by day</translation>
    </message>
    <message>
        <source>{0} 里没有一笔交易，不用对</source>
        <translation>{0} holds no transaction, there is nothing to reconcile</translation>
    </message>
    <message>
        <source>{0} 有密码，先解压再导入</source>
        <translation>{0} has a password; unpack it first</translation>
    </message>
    <message>
        <source>{0} 里有 {1} 份账单，解压后一份一份导入</source>
        <translation>{0} has {1} bills in it; unpack it and bring them in one by one</translation>
    </message>
    <message>
        <source>{0} 是另一个商户号（{1}）的账单，没有收进来</source>
        <translation>{0} is the bill of another merchant ({1}) and was not taken in</translation>
    </message>
</context>
<context>
    <name>statement kind</name>
    <message>
        <source>收款</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>未支付</source>
        <translation>Unpaid</translation>
    </message>
    <message>
        <source>已支付</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>待发货</source>
        <translation>To ship</translation>
    </message>
    <message>
        <source>已发货</source>
        <translation>Shipped</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
</context>
<context>
    <name>stock</name>
    <message>
        <source>期初</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>退回入库</source>
        <translation>Return to stock</translation>
    </message>
    <message>
        <source>退回残次</source>
        <translation>Damaged return</translation>
    </message>
    <message>
        <source>报损</source>
        <translation>Write-off</translation>
    </message>
    <message>
        <source>预留</source>
        <translation>Reserved</translation>
    </message>
    <message>
        <source>释放预留</source>
        <translation>Release reserved</translation>
    </message>
    <message>
        <source>出库</source>
        <translation>Shipped out</translation>
    </message>
    <message>
        <source>退回库存</source>
        <translation>Back to stock</translation>
    </message>
    <message>
        <source>盘点</source>
        <translation>Stock-take</translation>
    </message>
</context>
<context>
    <name>story</name>
    <message>
        <source>原因里有电话，已隐去</source>
        <translation>Reason hidden: contains a phone number</translation>
    </message>
    <message>
        <source>有一处改动</source>
        <translation>Something changed</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>申请{0} {1} 件（{2}）</source>
        <translation>{0} requested: {1} ({2})</translation>
    </message>
    <message>
        <source>同意仅退款，等退款</source>
        <translation>Approved, waiting for the refund</translation>
    </message>
    <message>
        <source>收到退货：可售 {0}、残次 {1}、不入库 {2}</source>
        <translation>Received: {0} sellable, {1} damaged, {2} out</translation>
    </message>
    <message>
        <source>售后退 {0}</source>
        <translation>After-sale refunded {0}</translation>
    </message>
    <message>
        <source>售后退款办完</source>
        <translation>After-sale refund done</translation>
    </message>
    <message>
        <source>为 {0} 换货补发</source>
        <translation>Replacement for {0}</translation>
    </message>
    <message>
        <source>生成补发单 {0}</source>
        <translation>Replacement {0} made</translation>
    </message>
    <message>
        <source>售后放回待领</source>
        <translation>After-sale put back</translation>
    </message>
    <message>
        <source>领了售后</source>
        <translation>Took the after-sale</translation>
    </message>
    <message>
        <source>售后交给 {0}</source>
        <translation>After-sale handed to {0}</translation>
    </message>
    <message>
        <source>同意售后，等退货寄回</source>
        <translation>Approved, waiting for the goods</translation>
    </message>
    <message>
        <source>拒绝售后</source>
        <translation>After-sale rejected</translation>
    </message>
    <message>
        <source>撤销售后</source>
        <translation>After-sale withdrawn</translation>
    </message>
    <message>
        <source>退货不收，拒绝售后</source>
        <translation>Goods refused, after-sale rejected</translation>
    </message>
    <message>
        <source>退货没收下，仍然同意</source>
        <translation>Goods not taken in, approved all the same</translation>
    </message>
    <message>
        <source>不补发，改为退款</source>
        <translation>No replacement, refund instead</translation>
    </message>
    <message>
        <source>补发寄出，换货完成</source>
        <translation>Replaced, exchange done</translation>
    </message>
    <message>
        <source>补发撤回，换货没完</source>
        <translation>Replacement taken back, exchange not done</translation>
    </message>
    <message>
        <source>补发单取消，等重新补发或退款</source>
        <translation>Replacement cancelled, to reship or refund</translation>
    </message>
    <message>
        <source>补发单已退款，换货结束</source>
        <translation>Replacement refunded, exchange over</translation>
    </message>
    <message>
        <source>加了售后照片</source>
        <translation>After-sale photo added</translation>
    </message>
    <message>
        <source>{0} 积分</source>
        <translation>{0} pts</translation>
    </message>
    <message>
        <source>下单，冻结 {0} 积分</source>
        <translation>Placed, {0} points frozen</translation>
    </message>
    <message>
        <source>下单，应付 {0}</source>
        <translation>Placed, {0} due</translation>
    </message>
    <message>
        <source>下单</source>
        <translation>Order placed</translation>
    </message>
    <message>
        <source>取消后到账 {0}，建议退款</source>
        <translation>{0} received after cancel; refund suggested</translation>
    </message>
    <message>
        <source>又付了一次 {0}，建议退款</source>
        <translation>{0} paid again; refund suggested</translation>
    </message>
    <message>
        <source>付了 {0}，金额不对，建议退款</source>
        <translation>{0} paid, wrong amount; refund suggested</translation>
    </message>
    <message>
        <source>取消后付了 {0}，订单恢复</source>
        <translation>{0} paid after cancel, order restored</translation>
    </message>
    <message>
        <source>{0} 积分付清，不用付现金</source>
        <translation>Paid with {0} points only</translation>
    </message>
    <message>
        <source>支付 {0}，积分已扣</source>
        <translation>Paid {0}, points captured</translation>
    </message>
    <message>
        <source>支付 {0}</source>
        <translation>Paid {0}</translation>
    </message>
    <message>
        <source>付款没有成功（{0}）</source>
        <translation>Payment failed ({0})</translation>
    </message>
    <message>
        <source>自动放行，待发货</source>
        <translation>Auto-released, to ship</translation>
    </message>
    <message>
        <source>放行，待发货</source>
        <translation>Released, to ship</translation>
    </message>
    <message>
        <source>退回待放行</source>
        <translation>Release undone</translation>
    </message>
    <message>
        <source>充值 {0} 件，已登记</source>
        <translation>Top-up of {0} entered</translation>
    </message>
    <message>
        <source>发出 {0} 个卡密，还差 {1} 件</source>
        <translation>Card codes issued: {0}, units to go: {1}</translation>
    </message>
    <message>
        <source>发出 {0} 个卡密，全部发完</source>
        <translation>Card codes issued: {0}, all gone</translation>
    </message>
    <message>
        <source>包裹 {0} 已发出，还差 {1} 件</source>
        <translation>Parcel {0} shipped, {1} to go</translation>
    </message>
    <message>
        <source>自提 {0} 件，还差 {1} 件</source>
        <translation>Collected {0}, {1} to go</translation>
    </message>
    <message>
        <source>包裹 {0} 已发出，全部发完</source>
        <translation>Parcel {0} shipped, nothing left to ship</translation>
    </message>
    <message>
        <source>自提 {0} 件，全部取走</source>
        <translation>Collected {0}, all done</translation>
    </message>
    <message>
        <source>撤回包裹 {0}，{1} 件退回待发</source>
        <translation>Parcel {0} undone, {1} back to ship</translation>
    </message>
    <message>
        <source>到期自动完成</source>
        <translation>Completed automatically when due</translation>
    </message>
    <message>
        <source>客人确认收货，完成</source>
        <translation>Delivery confirmed, completed</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>超时未付，自动取消</source>
        <translation>Unpaid past deadline, cancelled automatically</translation>
    </message>
    <message>
        <source>取消订单</source>
        <translation>Order cancelled</translation>
    </message>
    <message>
        <source>{0}，解冻 {1} 积分</source>
        <translation>{0}, {1} points released</translation>
    </message>
    <message>
        <source>取消订单，退 {0}</source>
        <translation>Order cancelled, {0} returned</translation>
    </message>
    <message>
        <source>取消 {0} 件，退 {1}</source>
        <translation>Items cancelled: {0}, {1} returned</translation>
    </message>
    <message>
        <source>取消 {0} 件</source>
        <translation>Items cancelled: {0}</translation>
    </message>
    <message>
        <source>改了收货人</source>
        <translation>Recipient changed</translation>
    </message>
    <message>
        <source>改了买家备注</source>
        <translation>Customer remark changed</translation>
    </message>
    <message>
        <source>{0} 件换成 {1} 件</source>
        <translation>Items swapped: {0} for {1}</translation>
    </message>
    <message>
        <source>{0}，退 {1}</source>
        <translation>{0}, {1} returned</translation>
    </message>
    <message>
        <source>改了商品，现为 {0}</source>
        <translation>Products changed, now {0}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>; </translation>
    </message>
    <message>
        <source>修改订单</source>
        <translation>Order edited</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>解除挂起</source>
        <translation>Hold removed</translation>
    </message>
    <message>
        <source>放回待领</source>
        <translation>Put back, unassigned</translation>
    </message>
    <message>
        <source>领单</source>
        <translation>Took the order</translation>
    </message>
    <message>
        <source>交给 {0}</source>
        <translation>Assigned to {0}</translation>
    </message>
    <message>
        <source>优先级改为「{0}」</source>
        <translation>Priority set to &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>包裹 {0} 运单更正为 {1} {2}</source>
        <translation>Parcel {0} waybill corrected to {1} {2}</translation>
    </message>
    <message>
        <source>加标签「{0}」</source>
        <translation>Tag &quot;{0}&quot; added</translation>
    </message>
    <message>
        <source>去掉标签「{0}」</source>
        <translation>Tag &quot;{0}&quot; removed</translation>
    </message>
    <message>
        <source>写了备注</source>
        <translation>Note added</translation>
    </message>
    <message>
        <source>同意退款 {0}</source>
        <translation>Refund approved: {0}</translation>
    </message>
    <message>
        <source>不退 {0}</source>
        <translation>No refund of {0}</translation>
    </message>
    <message>
        <source>退款 {0} 已到账</source>
        <translation>Refund {0} paid out</translation>
    </message>
    <message>
        <source>退款 {0} 没有成功</source>
        <translation>Refund {0} failed</translation>
    </message>
    <message>
        <source>退款 {0} 已提交支付渠道</source>
        <translation>Refund {0} sent to the provider</translation>
    </message>
    <message>
        <source>支付渠道没有退 {0}</source>
        <translation>The provider did not refund {0}</translation>
    </message>
    <message>
        <source>退款 {0} 的结果还不清楚，会继续查询</source>
        <translation>The outcome of refund {0} is unknown; asking again</translation>
    </message>
    <message>
        <source>还没有消息</source>
        <translation>no news yet</translation>
    </message>
    <message>
        <source>包裹 {0} {1}</source>
        <translation>Parcel {0}: {1}</translation>
    </message>
    <message>
        <source>支付渠道还说不清付没付款，期限推迟 5 分钟</source>
        <translation>The provider can&apos;t tell yet whether it was paid; deadline put off by 5 minutes</translation>
    </message>
    <message>
        <source>同一笔付款又通知一次，没有变化</source>
        <translation>Repeat notice of the same payment, nothing changed</translation>
    </message>
    <message>
        <source>客人资料已按要求清除</source>
        <translation>Customer details erased on request</translation>
    </message>
    <message>
        <source>从文件导入</source>
        <translation>Imported from file</translation>
    </message>
    <message>
        <source>原系统里的一步</source>
        <translation>A step in the source system</translation>
    </message>
    <message>
        <source>过了发货期限还没发出，已提醒</source>
        <translation>Past its ship-by time and not sent: alarm raised</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>自动规则「{0}」：{1}</source>
        <translation>Automatic rule &quot;{0}&quot;: {1}</translation>
    </message>
    <message>
        <source>{0} 批</source>
        <translation>Lots: {0}</translation>
    </message>
    <message>
        <source>先列 {0} 批，往下翻还有</source>
        <translation>Lots so far: {0}, more below</translation>
    </message>
    <message>
        <source>最近这些让它变的</source>
        <translation>What changed it last</translation>
    </message>
    <message>
        <source>怎么来的</source>
        <translation>Where from</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>退回的，原来那批已过期</source>
        <translation>Returned; its own lot had expired</translation>
    </message>
    <message>
        <source>订单完成后生效</source>
        <translation>Valid once the order is completed</translation>
    </message>
    <message>
        <source>{0} 起生效</source>
        <translation>Valid from {0}</translation>
    </message>
    <message>
        <source>长期有效</source>
        <translation>No expiry</translation>
    </message>
    <message>
        <source>{0} 到期</source>
        <translation>Expires {0}</translation>
    </message>
    <message>
        <source>共 {0}</source>
        <translation>{0} in all</translation>
    </message>
    <message>
        <source>第 {0} 版</source>
        <translation>v{0}</translation>
    </message>
    <message>
        <source>打印了{0}</source>
        <translation>Printed: {0}</translation>
    </message>
    <message>
        <source>重打了{0}，第 {1} 次</source>
        <translation>Reprinted: {0}, copy {1}</translation>
    </message>
    <message>
        <source>向快递公司取电子面单</source>
        <translation>Electronic waybill asked for</translation>
    </message>
    <message>
        <source>取到运单号 {0}</source>
        <translation>Waybill {0} received</translation>
    </message>
    <message>
        <source>没有取到运单号</source>
        <translation>No waybill received</translation>
    </message>
    <message>
        <source>运单号已取消</source>
        <translation>Waybill cancelled</translation>
    </message>
    <message>
        <source>进了拣货波次 {0}</source>
        <translation>Put into pick wave {0}</translation>
    </message>
    <message>
        <source>波次 {0} 拣完了</source>
        <translation>Wave {0} picked</translation>
    </message>
    <message>
        <source>波次 {0} 取消了</source>
        <translation>Wave {0} cancelled</translation>
    </message>
    <message>
        <source>提交充值平台 {0} 件</source>
        <translation>Submitted {0} to the top-up provider</translation>
    </message>
    <message>
        <source>充值平台正在充</source>
        <translation>The provider is charging</translation>
    </message>
    <message>
        <source>还不知道充了没有，会再问</source>
        <translation>Not known yet whether it was charged; it will be asked again</translation>
    </message>
    <message>
        <source>没有充成：{0}</source>
        <translation>Not charged: {0}</translation>
    </message>
</context>
<context>
    <name>take waybills</name>
    <message>
        <source>订单号</source>
        <translation>Order no.</translation>
    </message>
    <message>
        <source>运单号</source>
        <translation>Waybill no.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>top_ups</name>
    <message>
        <source>充值平台</source>
        <translation>Top-up provider</translation>
    </message>
    <message>
        <source>没接通，在别处充好再登记</source>
        <translation>Not connected; charge elsewhere, then enter it</translation>
    </message>
    <message>
        <source>断开充值平台？</source>
        <translation>Disconnect the top-up provider?</translation>
    </message>
    <message>
        <source>密钥从这家店里删掉。正在充的查不到结果，要等再接通。</source>
        <translation>The key is deleted from this shop. What is under way can&apos;t be asked about until it is connected again.</translation>
    </message>
    <message>
        <source>充值平台断开了</source>
        <translation>Top-up provider disconnected</translation>
    </message>
    <message>
        <source>已接通，商户号 {0}</source>
        <translation>Connected, merchant {0}</translation>
    </message>
    <message>
        <source>接通充值平台</source>
        <translation>Connect top-up provider</translation>
    </message>
    <message>
        <source>商户号和密钥向平台要，平台照接口说明对接</source>
        <translation>The provider gives you the merchant number and key, and builds to the interface guide</translation>
    </message>
    <message>
        <source>没有回音</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>充值中</source>
        <translation>Charging</translation>
    </message>
    <message>
        <source>已充好</source>
        <translation>Charged</translation>
    </message>
    <message>
        <source>没充成</source>
        <translation>Not charged</translation>
    </message>
    <message>
        <source>充值平台暂时出错，还不知道充了没有，会再问</source>
        <translation>The provider has a fault; not known yet whether it was charged, it will be asked again</translation>
    </message>
    <message>
        <source>连不上充值平台。检查网络再试</source>
        <translation>Can&apos;t reach the provider. Check the network and try again</translation>
    </message>
    <message>
        <source>没有回音，还不知道充了没有，会再问</source>
        <translation>No answer; not known yet whether it was charged, it will be asked again</translation>
    </message>
    <message>
        <source>充值平台的回答看不懂，还不知道充了没有，会再问</source>
        <translation>The provider&apos;s answer makes no sense; not known yet whether it was charged, it will be asked again</translation>
    </message>
    <message>
        <source>平台没有收到，没有充。可以再提交一次</source>
        <translation>The provider never got it; nothing was charged. You can submit it again</translation>
    </message>
    <message>
        <source>商户号或密钥不对，请店主在设置里核对</source>
        <translation>Merchant number or key is wrong; ask the owner to check the settings</translation>
    </message>
    <message>
        <source>平台没有说原因。核对账号再试，或充好后登记</source>
        <translation>The provider gave no reason. Check the account and try again, or charge it by hand and enter it</translation>
    </message>
    <message>
        <source>平台说：{0}</source>
        <translation>The provider says: {0}</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>演示店开好了：{0} 笔订单，{1} 位会员，{2} 种商品，{3} 秒</source>
        <translation>Demo shop ready: {0} orders, {1} members, {2} products, {3} s</translation>
    </message>
    <message>
        <source>月报 PDF {0}</source>
        <translation>Monthly report PDF {0}</translation>
    </message>
</context>
<context>
    <name>tracking</name>
    <message>
        <source>快递100</source>
        <translation>Kuaidi100</translation>
    </message>
    <message>
        <source>没接通，签收要客人确认或到期完成</source>
        <translation>Not connected; completed on receipt or after the days</translation>
    </message>
    <message>
        <source>断开快递100？</source>
        <translation>Disconnect Kuaidi100?</translation>
    </message>
    <message>
        <source>密钥从这家店里删掉。已查到的物流留着，以后不再更新。</source>
        <translation>The key is deleted from this shop. What was tracked stays and is not updated any more.</translation>
    </message>
    <message>
        <source>快递100断开了</source>
        <translation>Kuaidi100 is disconnected</translation>
    </message>
    <message>
        <source>已接通，客户编号 {0}</source>
        <translation>Connected, customer {0}</translation>
    </message>
    <message>
        <source>接通快递100</source>
        <translation>Connect Kuaidi100</translation>
    </message>
    <message>
        <source>客户编号和密钥在快递100企业后台的「我的信息」里</source>
        <translation>Customer ID and key are under My Information in Kuaidi100&apos;s console</translation>
    </message>
</context>
<context>
    <name>typed</name>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>下单日期</source>
        <translation>Order date</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>现金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>下单渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>会员等级</source>
        <translation>Member tier</translation>
    </message>
    <message>
        <source>商品分类</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>支付状态</source>
        <translation>Payment state</translation>
    </message>
    <message>
        <source>支付方式</source>
        <translation>Payment method</translation>
    </message>
    <message>
        <source>快递公司</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>领单人</source>
        <translation>Assignee</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>订单种类</source>
        <translation>Kind of order</translation>
    </message>
    <message>
        <source>货币</source>
        <translation>Currency</translation>
    </message>
    <message>
        <source>商品编码</source>
        <translation>Item code</translation>
    </message>
    <message>
        <source>下单钟点</source>
        <translation>Hour of order</translation>
    </message>
    <message>
        <source>下单星期</source>
        <translation>Weekday of order</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>退款到账</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>发货超时</source>
        <translation>Shipping overdue</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>售后</source>
        <translation>After-sale</translation>
    </message>
    <message>
        <source>异常</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>channel</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>tier</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>category</translation>
    </message>
    <message>
        <source>支付</source>
        <translation>payment</translation>
    </message>
    <message>
        <source>支付方式|付款方式</source>
        <translation>method</translation>
    </message>
    <message>
        <source>快递</source>
        <translation>carrier</translation>
    </message>
    <message>
        <source>领单</source>
        <translation>assignee</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>kind</translation>
    </message>
    <message>
        <source>商品|编码</source>
        <translation>item|sku</translation>
    </message>
    <message>
        <source>钟点</source>
        <translation>hour</translation>
    </message>
    <message>
        <source>星期</source>
        <translation>weekday</translation>
    </message>
    <message>
        <source>退款到账|到账</source>
        <translation>refunded</translation>
    </message>
    <message>
        <source>没有挂起|未挂起|没挂起</source>
        <translation>not on hold|not held</translation>
    </message>
    <message>
        <source>发货超时|超时</source>
        <translation>overdue|late</translation>
    </message>
    <message>
        <source>没有超时|未超时|没超时</source>
        <translation>not overdue|not late</translation>
    </message>
    <message>
        <source>已打印|打印过</source>
        <translation>printed</translation>
    </message>
    <message>
        <source>未打印|没打印</source>
        <translation>not printed|unprinted</translation>
    </message>
    <message>
        <source>售后中|有售后</source>
        <translation>in after-sale</translation>
    </message>
    <message>
        <source>没有售后|没售后</source>
        <translation>no after-sale</translation>
    </message>
    <message>
        <source>有异常|异常</source>
        <translation>with exception</translation>
    </message>
    <message>
        <source>没有异常|没异常</source>
        <translation>no exception</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>today</translation>
    </message>
    <message>
        <source>昨日</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>这周|这星期</source>
        <translation>this week</translation>
    </message>
    <message>
        <source>上星期</source>
        <translation>last week</translation>
    </message>
    <message>
        <source>这个月</source>
        <translation>this month</translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>last month</translation>
    </message>
    <message>
        <source>近7天|最近7天|七天内</source>
        <translation>last 7 days|past week</translation>
    </message>
    <message>
        <source>近30天|最近30天</source>
        <translation>last 30 days|past month</translation>
    </message>
    <message>
        <source>没人领单|无人领单</source>
        <translation>unassigned|nobody</translation>
    </message>
    <message>
        <source>现金|金额</source>
        <translation>cash|amount</translation>
    </message>
    <message>
        <source>「{0}」后面还没有写完</source>
        <translation>Nothing follows {0} yet</translation>
    </message>
    <message>
        <source>{0}要是数字</source>
        <translation>{0} must be a number</translation>
    </message>
    <message>
        <source>{0}要是金额，如 50 或 12.50</source>
        <translation>{0} must be an amount such as 50 or 12.50</translation>
    </message>
    <message>
        <source>没有这一天，日期写成 11-16 或 2026-11-16</source>
        <translation>There is no such day. Write a date as 11-16 or 2026-11-16</translation>
    </message>
    <message>
        <source>开始的日期要早于结束的日期</source>
        <translation>The first day must come before the last</translation>
    </message>
    <message>
        <source>{0}从小到大写，如 100-500</source>
        <translation>{0}: the smaller first, such as 100-500</translation>
    </message>
    <message>
        <source>{0}不能是这个数</source>
        <translation>{0} cannot be this number</translation>
    </message>
    <message>
        <source>没有这种「{0}」</source>
        <translation>{0}: there is no such value</translation>
    </message>
</context>
<context>
    <name>waybills</name>
    <message>
        <source>快递100</source>
        <translation>Kuaidi100</translation>
    </message>
    <message>
        <source>没接通，运单号要一笔一笔填</source>
        <translation>Not connected; waybills are typed one by one</translation>
    </message>
    <message>
        <source>断开电子面单？</source>
        <translation>Disconnect electronic waybills?</translation>
    </message>
    <message>
        <source>密钥从这家店里删掉。已取的号和面单留着。</source>
        <translation>The keys are deleted from this shop. Numbers and labels that came stay.</translation>
    </message>
    <message>
        <source>电子面单断开了</source>
        <translation>Electronic waybills disconnected</translation>
    </message>
    <message>
        <source>已接通，{0} 月结 {1}</source>
        <translation>Connected, {0} account {1}</translation>
    </message>
    <message>
        <source>接通电子面单</source>
        <translation>Connect electronic waybills</translation>
    </message>
    <message>
        <source>授权码在快递100企业后台，月结账号问快递网点</source>
        <translation>The key is in Kuaidi100&apos;s console; ask the courier for the account</translation>
    </message>
    <message>
        <source>快递100 暂时出错，还不知道取到没有。稍后再取，问的是同一个号</source>
        <translation>Kuaidi100 had an error; a number may have been given. Try later for the same one</translation>
    </message>
    <message>
        <source>连不上快递100，没有取号。检查网络再试</source>
        <translation>Kuaidi100 can&apos;t be reached; no number was taken. Check the network and try again</translation>
    </message>
    <message>
        <source>没有回音，还不知道取到没有。稍后再取，问的是同一个号</source>
        <translation>No answer; a number may have been given. Try later for the same one</translation>
    </message>
    <message>
        <source>快递100 的回答看不懂，还不知道取到没有。稍后再取，问的是同一个号</source>
        <translation>Kuaidi100&apos;s answer can&apos;t be read; a number may have been given. Try later for the same one</translation>
    </message>
    <message>
        <source>快递100 没有说原因。稍后再取，问的是同一个号</source>
        <translation>Kuaidi100 gave no reason. Try later: the same number is asked for</translation>
    </message>
    <message>
        <source>授权码或签名密钥不对，请店主在设置里核对</source>
        <translation>The key or secret is wrong; the owner can check them in Settings</translation>
    </message>
    <message>
        <source>号取到了，面单图没有来。再取一次，会补上图</source>
        <translation>The number came without its label. Get it again to have the label</translation>
    </message>
    <message>
        <source>快递公司说：{0}</source>
        <translation>The courier says: {0}</translation>
    </message>
</context>
<context>
    <name>weekday</name>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
</context>
</TS>
