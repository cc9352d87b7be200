<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
 <context>
  <name>ActFees</name>
  <message>
   <source>Cash</source>
   <translation>Tiền mặt</translation>
  </message>
  <message>
   <source>Bank transfer</source>
   <translation>Chuyển khoản</translation>
  </message>
  <message>
   <source>Online</source>
   <translation>Trực tuyến</translation>
  </message>
  <message>
   <source>Paid</source>
   <translation>Đã thu</translation>
  </message>
  <message>
   <source>Excused</source>
   <translation>Miễn</translation>
  </message>
  <message>
   <source>Not yet</source>
   <translation>Chưa thu</translation>
  </message>
  <message>
   <source>Paid before</source>
   <translation>Đã thu trước</translation>
  </message>
  <message>
   <source>Goes back</source>
   <translation>Hoàn lại</translation>
  </message>
  <message>
   <source>Stays</source>
   <translation>Để nguyên</translation>
  </message>
  <message>
   <source>receipt {number}</source>
   <translation>biên lai {number}</translation>
  </message>
 </context>
 <context>
  <name>ActFields</name>
  <message>
   <source>Male</source>
   <translation>Nam</translation>
  </message>
  <message>
   <source>Female</source>
   <translation>Nữ</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Lý do</translation>
  </message>
  <message>
   <source>What is missing, one paper or content a line</source>
   <translation>Còn thiếu gì, mỗi giấy tờ hoặc nội dung một dòng</translation>
  </message>
  <message>
   <source>Reason of the exception</source>
   <translation>Lý do ngoại lệ</translation>
  </message>
  <message>
   <source>To be completed by</source>
   <translation>Bổ sung trước ngày</translation>
  </message>
  <message>
   <source>Appointment</source>
   <translation>Ngày hẹn trả</translation>
  </message>
  <message>
   <source>New appointment</source>
   <translation>Ngày hẹn mới</translation>
  </message>
  <message>
   <source>Papers, one a line</source>
   <translation>Giấy tờ, mỗi loại một dòng</translation>
  </message>
  <message>
   <source>Fees</source>
   <translation>Phí, lệ phí</translation>
  </message>
  <message>
   <source>Paid by</source>
   <translation>Hình thức nộp</translation>
  </message>
  <message>
   <source>Goes back by</source>
   <translation>Hoàn bằng</translation>
  </message>
  <message>
   <source>Number of the result</source>
   <translation>Số của kết quả</translation>
  </message>
  <message>
   <source>Signed on</source>
   <translation>Ngày ký</translation>
  </message>
  <message>
   <source>Signed by</source>
   <translation>Người ký</translation>
  </message>
  <message>
   <source>Received by</source>
   <translation>Người nhận</translation>
  </message>
  <message>
   <source>ID number of the receiver</source>
   <translation>Số giấy tờ của người nhận</translation>
  </message>
  <message>
   <source>The slip was taken back</source>
   <translation>Đã thu lại giấy hẹn</translation>
  </message>
  <message>
   <source>The citizen lost the slip</source>
   <translation>Người nộp làm mất giấy hẹn</translation>
  </message>
  <message>
   <source>Approved by</source>
   <translation>Người duyệt</translation>
  </message>
  <message>
   <source>Passed on to</source>
   <translation>Chuyển cho</translation>
  </message>
  <message>
   <source>Whom to ask</source>
   <translation>Người giải đáp</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Ghi chú</translation>
  </message>
  <message>
   <source>Full name</source>
   <translation>Họ và tên</translation>
  </message>
  <message>
   <source>ID number</source>
   <translation>Số định danh</translation>
  </message>
  <message>
   <source>Born on</source>
   <translation>Ngày sinh</translation>
  </message>
  <message>
   <source>Sex</source>
   <translation>Giới tính</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Địa chỉ</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>Số điện thoại</translation>
  </message>
  <message>
   <source>Email</source>
   <translation>Email</translation>
  </message>
  <message>
   <source>Tax code</source>
   <translation>Mã số thuế</translation>
  </message>
  <message>
   <source>Number of sets</source>
   <translation>Số bộ hồ sơ</translation>
  </message>
  <message>
   <source>Procedure</source>
   <translation>Thủ tục</translation>
  </message>
 </context>
 <context>
  <name>ActHints</name>
  <message>
   <source>Change only what is wrong; old and new are shown before saving and kept.</source>
   <translation>Chỉ sửa chỗ sai. Nội dung cũ và mới hiện ra trước khi lưu và đều được giữ lại.</translation>
  </message>
  <message>
   <source>The number of this dossier is not used again; it stays in the list of void numbers.</source>
   <translation>Số của hồ sơ này không dùng lại; số vẫn nằm trong danh sách số bỏ.</translation>
  </message>
  <message>
   <source>This writes down what was paid. The legal receipt is made in the fee body's own system.</source>
   <translation>Đây là ghi lại khoản đã thu. Biên lai hợp lệ lập ở hệ thống của cơ quan thu.</translation>
  </message>
  <message>
   <source>The taking stays in the cash of its day; what goes back counts today. A receipt that was made is adjusted in the fee body's own system.</source>
   <translation>Khoản đã thu vẫn nằm trong tiền thu của ngày thu; tiền hoàn lại tính vào hôm nay. Biên lai đã lập thì điều chỉnh trên hệ thống của cơ quan thu.</translation>
  </message>
  <message>
   <source>The time runs on from here; the appointment moves by the days that waited.</source>
   <translation>Thời hạn chạy tiếp từ lúc này; ngày hẹn lùi đúng bằng thời gian đã chờ.</translation>
  </message>
  <message>
   <source>No dossier is made and no number is used; the citizen leaves with form 02.</source>
   <translation>Không lập hồ sơ, không dùng số; người dân mang về Mẫu số 02.</translation>
  </message>
  <message>
   <source>The citizen leaves with form 03, which says why. Write it in full.</source>
   <translation>Người dân mang về Mẫu số 03 có ghi lý do. Hãy ghi đầy đủ.</translation>
  </message>
  <message>
   <source>Form 04 goes to the citizen one day before the old date at the latest.</source>
   <translation>Mẫu số 04 gửi đến người dân chậm nhất một ngày trước ngày hẹn cũ.</translation>
  </message>
  <message>
   <source>The time begins now. Without a date it is counted by the procedure's own time.</source>
   <translation>Thời hạn bắt đầu từ lúc này. Để trống ngày hẹn thì tính theo thời hạn của thủ tục.</translation>
  </message>
  <message>
   <source>The papers are added to those handed in before. The time begins again.</source>
   <translation>Giấy tờ được thêm vào phần đã nộp trước. Thời hạn tính lại từ đầu.</translation>
  </message>
  <message>
   <source>The result is handed over while the citizen waits; the dossier is closed.</source>
   <translation>Trả kết quả ngay khi người dân đang chờ; hồ sơ khép lại.</translation>
  </message>
  <message>
   <source>These words stay in the history of the dossier.</source>
   <translation>Những lời này được giữ trong quá trình xử lý của hồ sơ.</translation>
  </message>
  <message>
   <source>{day} · the office is closed on this day</source>
   <translation>{day} · ngày này cơ quan nghỉ</translation>
  </message>
  <message>
   <source>{day} · {n} working days from today</source>
   <translation>{day} · {n} ngày làm việc kể từ hôm nay</translation>
  </message>
  <message>
   <source>{day} · {n} working days, holidays not confirmed yet</source>
   <translation>{day} · {n} ngày làm việc, lịch nghỉ chưa chốt</translation>
  </message>
 </context>
 <context>
  <name>ActSheet</name>
  <message>
   <source>What changes</source>
   <translation>Nội dung thay đổi</translation>
  </message>
  <message>
   <source>Not now</source>
   <translation>Để sau</translation>
  </message>
  <message>
   <source>{field}: from “{old}” to “{new}”</source>
   <translation>{field}: từ “{old}” thành “{new}”</translation>
  </message>
  <message>
   <source>empty</source>
   <translation>để trống</translation>
  </message>
  <message>
   <source>Saving…</source>
   <translation>Đang lưu…</translation>
  </message>
 </context>
 <context>
  <name>ActionBar</name>
  <message>
   <source>Next step:</source>
   <translation>Việc tiếp theo:</translation>
  </message>
 </context>
 <context>
  <name>Acts</name>
  <message>
   <source>Receive</source>
   <translation>Tiếp nhận</translation>
  </message>
  <message>
   <source>Give guidance</source>
   <translation>Hướng dẫn</translation>
  </message>
  <message>
   <source>Accept the online dossier</source>
   <translation>Tiếp nhận hồ sơ trực tuyến</translation>
  </message>
  <message>
   <source>Pass on to the specialists</source>
   <translation>Chuyển chuyên môn xử lý</translation>
  </message>
  <message>
   <source>Papers are complete</source>
   <translation>Đã nhận đủ giấy tờ bổ sung</translation>
  </message>
  <message>
   <source>Paid</source>
   <translation>Đã nộp tiền</translation>
  </message>
  <message>
   <source>Take the result to the counter</source>
   <translation>Nhận kết quả về quầy</translation>
  </message>
  <message>
   <source>Hand over the result</source>
   <translation>Trả kết quả</translation>
  </message>
  <message>
   <source>Ask for papers</source>
   <translation>Yêu cầu bổ sung</translation>
  </message>
  <message>
   <source>Ask for payment</source>
   <translation>Yêu cầu nộp tiền</translation>
  </message>
  <message>
   <source>Apologise and set a new date</source>
   <translation>Thư xin lỗi, hẹn lại</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Cho xử lý tiếp</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Dừng xử lý</translation>
  </message>
  <message>
   <source>The citizen withdraws it</source>
   <translation>Công dân rút hồ sơ</translation>
  </message>
  <message>
   <source>Refuse</source>
   <translation>Từ chối</translation>
  </message>
  <message>
   <source>Correct</source>
   <translation>Đính chính</translation>
  </message>
  <message>
   <source>Hand over at once</source>
   <translation>Trả kết quả ngay</translation>
  </message>
  <message>
   <source>Take the fee</source>
   <translation>Thu phí, lệ phí</translation>
  </message>
  <message>
   <source>Refund what was taken</source>
   <translation>Hoàn lại khoản thu</translation>
  </message>
  <message>
   <source>Count the date again</source>
   <translation>Tính lại ngày hẹn</translation>
  </message>
  <message>
   <source>Entered by mistake</source>
   <translation>Hủy vì nhập nhầm</translation>
  </message>
 </context>
 <context>
  <name>ApologyStrip</name>
  <message>
   <source>Will it be missed? Apologise and set a new date, once.</source>
   <translation>Có kịp ngày hẹn không? Nếu không, xin lỗi và hẹn lại, chỉ một lần.</translation>
  </message>
  <message>
   <source>Apologise (form 04)</source>
   <translation>Xin lỗi (Mẫu số 04)</translation>
  </message>
 </context>
 <context>
  <name>ApplicantCard</name>
  <message>
   <source>Submitted by</source>
   <translation>Người nộp</translation>
  </message>
  <message>
   <source>Show the ID number</source>
   <translation>Hiện số căn cước</translation>
  </message>
  <message>
   <source>none</source>
   <translation>không thu</translation>
  </message>
  <message>
   <source>Full name</source>
   <translation>Họ và tên</translation>
  </message>
  <message>
   <source>ID number</source>
   <translation>Số căn cước</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>Điện thoại</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Địa chỉ</translation>
  </message>
  <message>
   <source>Result goes out</source>
   <translation>Nhận kết quả</translation>
  </message>
  <message>
   <source>Fee</source>
   <translation>Lệ phí</translation>
  </message>
  <message>
   <source>At the counter</source>
   <translation>Tại quầy</translation>
  </message>
  <message>
   <source>Electronically</source>
   <translation>Bản điện tử</translation>
  </message>
  <message>
   <source>By post</source>
   <translation>Qua bưu điện</translation>
  </message>
 </context>
 <context>
  <name>AskDialog</name>
  <message>
   <source>What happened?</source>
   <translation>Chuyện gì vậy?</translation>
  </message>
  <message>
   <source>Is the dossier safe?</source>
   <translation>Hồ sơ có sao không?</translation>
  </message>
  <message>
   <source>What to do now?</source>
   <translation>Làm gì bây giờ?</translation>
  </message>
 </context>
 <context>
  <name>BackupSection</name>
  <message>
   <source>Back up now…</source>
   <translation>Sao lưu ngay…</translation>
  </message>
  <message>
   <source>Restore from a file…</source>
   <translation>Khôi phục từ tệp…</translation>
  </message>
  <message>
   <source>Backup</source>
   <translation>Bản sao an toàn</translation>
  </message>
  <message>
   <source>The file is locked with the recovery key. Keep it on another disk.</source>
   <translation>Tệp có khóa, mở bằng khóa phục hồi. Nên để ở ổ đĩa khác.</translation>
  </message>
  <message>
   <source>No backup was made yet.</source>
   <translation>Chưa sao lưu lần nào.</translation>
  </message>
  <message>
   <source>Latest backup: {when}, {n} dossiers, checked.</source>
   <translation>Bản sao an toàn mới nhất: {when}, {n} hồ sơ, đã kiểm lại.</translation>
  </message>
 </context>
 <context>
  <name>BatchPage</name>
  <message>
   <source>{count} rows are not saved yet.</source>
   <translation>Còn {count} dòng chưa lưu.</translation>
  </message>
  <message>
   <source>What is saved stays saved.</source>
   <translation>Những dòng đã lưu vẫn giữ nguyên.</translation>
  </message>
  <message>
   <source>Save or mend them first, or begin anew without them.</source>
   <translation>Lưu hoặc sửa các dòng đó trước, hoặc bỏ các dòng đó và làm danh sách mới.</translation>
  </message>
  <message>
   <source>Go on with this list</source>
   <translation>Làm tiếp danh sách này</translation>
  </message>
  <message>
   <source>Begin anew</source>
   <translation>Làm danh sách mới</translation>
  </message>
  <message>
   <source>A new list?</source>
   <translation>Làm danh sách mới?</translation>
  </message>
  <message>
   <source>Intake by list</source>
   <translation>Tiếp nhận theo danh sách</translation>
  </message>
  <message>
   <source>one hands in for many</source>
   <translation>một người nộp nhiều hồ sơ</translation>
  </message>
  <message>
   <source>Printing…</source>
   <translation>Đang in…</translation>
  </message>
  <message>
   <source>Saving…</source>
   <translation>Đang lưu…</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Lưu</translation>
  </message>
  <message>
   <source>List to sign</source>
   <translation>Danh sách ký nhận</translation>
  </message>
  <message>
   <source>New list</source>
   <translation>Danh sách mới</translation>
  </message>
  <message>
   <source>Lists (*.xlsx *.csv)</source>
   <translation>Danh sách (*.xlsx *.csv)</translation>
  </message>
  <message>
   <source>Which list</source>
   <translation>Chọn tệp danh sách</translation>
  </message>
  <message>
   <source>list.xlsx</source>
   <translation>danh-sach.xlsx</translation>
  </message>
  <message>
   <source>Where to write the template</source>
   <translation>Ghi danh sách mẫu ở đâu</translation>
  </message>
 </context>
 <context>
  <name>BatchWords</name>
  <message>
   <source>save {good} good rows; {count} still to be mended.</source>
   <translation>lưu {good} dòng tốt, còn {count} dòng cần sửa.</translation>
  </message>
  <message>
   <source>print, or mend {count} more rows.</source>
   <translation>in giấy, hoặc sửa {count} dòng còn lại.</translation>
  </message>
  <message>
   <source>mend {count} rows, Alt L goes to the next one.</source>
   <translation>sửa {count} dòng, Alt L đến dòng kế tiếp.</translation>
  </message>
  <message>
   <source>scan the card of who hands in, or type.</source>
   <translation>quét căn cước người nộp, hoặc gõ.</translation>
  </message>
  <message>
   <source>choose the procedure, then Enter.</source>
   <translation>chọn thủ tục rồi Enter.</translation>
  </message>
  <message>
   <source>give the date of the result.</source>
   <translation>ghi ngày hẹn trả kết quả.</translation>
  </message>
  <message>
   <source>confirm the provisional date, Alt Y.</source>
   <translation>xác nhận ngày hẹn tạm tính, Alt Y.</translation>
  </message>
  <message>
   <source>choose the list file, Alt O, or type rows, Alt D.</source>
   <translation>chọn tệp danh sách, Alt O, hoặc gõ từng dòng, Alt D.</translation>
  </message>
  <message>
   <source>the rows are being checked.</source>
   <translation>đang kiểm tra các dòng.</translation>
  </message>
  <message>
   <source>all rows are good, save them.</source>
   <translation>mọi dòng đều tốt, lưu lại.</translation>
  </message>
  <message>
   <source>the rows are being saved.</source>
   <translation>đang lưu từng dòng.</translation>
  </message>
  <message>
   <source>print the slips.</source>
   <translation>in giấy tiếp nhận.</translation>
  </message>
  <message>
   <source>the papers are being printed.</source>
   <translation>đang in giấy.</translation>
  </message>
  <message>
   <source>everything is saved and printed.</source>
   <translation>đã lưu và in xong.</translation>
  </message>
  <message>
   <source>Save {count} rows</source>
   <translation>Lưu {count} dòng</translation>
  </message>
  <message>
   <source>Print {count} papers</source>
   <translation>In {count} giấy</translation>
  </message>
  <message>
   <source>New list</source>
   <translation>Danh sách mới</translation>
  </message>
  <message>
   <source>Saving: {done} / {total} rows saved</source>
   <translation>Đang lưu: đã lưu {done} / {total} dòng</translation>
  </message>
  <message>
   <source>Printing: {done} / {total} papers</source>
   <translation>Đang in: {done} / {total} giấy</translation>
  </message>
  <message>
   <source>{count} saved</source>
   <translation>{count} đã lưu</translation>
  </message>
  <message>
   <source>{count} good</source>
   <translation>{count} tốt</translation>
  </message>
  <message>
   <source>{count} to be mended</source>
   <translation>{count} cần sửa</translation>
  </message>
  <message>
   <source>{count} like another</source>
   <translation>{count} có thể trùng</translation>
  </message>
  <message>
   <source>Checking</source>
   <translation>Đang xem</translation>
  </message>
  <message>
   <source>Good</source>
   <translation>Tốt</translation>
  </message>
  <message>
   <source>Mend</source>
   <translation>Cần sửa</translation>
  </message>
  <message>
   <source>Alike</source>
   <translation>Có thể trùng</translation>
  </message>
  <message>
   <source>The same person stands above. Space: take it too.</source>
   <translation>Người này đã có ở dòng trên. Phím cách: vẫn nhận.</translation>
  </message>
  <message>
   <source>There is {code} already. Space: take it all the same.</source>
   <translation>Đã có hồ sơ {code}. Phím cách: vẫn nhận.</translation>
  </message>
  <message>
   <source>{day} is provisional: the holidays of that year are not official yet.</source>
   <translation>Ngày {day} là tạm tính: chưa có lịch nghỉ chính thức của năm đó.</translation>
  </message>
  <message>
   <source>Columns that were not read: {names}.</source>
   <translation>Các cột không được đọc: {names}.</translation>
  </message>
  <message>
   <source>Rows hidden in the file that were not read: {names}.</source>
   <translation>Các dòng bị ẩn trong tệp nên không được đọc: {names}.</translation>
  </message>
  <message>
   <source>Other sheets with a list, not read: {names}.</source>
   <translation>Các trang khác cũng có danh sách nhưng không được đọc: {names}.</translation>
  </message>
  <message>
   <source>The empty list is in the file {name}.</source>
   <translation>Danh sách mẫu đã ghi vào tệp {name}.</translation>
  </message>
  <message>
   <source>Look at the printer: {count} papers may not be out.</source>
   <translation>Xem lại máy in: {count} giấy có thể chưa ra.</translation>
  </message>
  <message>
   <source>Stopped. {count} are left; what was done stays done.</source>
   <translation>Đã dừng. Còn {count} chưa làm; phần đã xong vẫn giữ nguyên.</translation>
  </message>
 </context>
 <context>
  <name>CalendarSection</name>
  <message>
   <source>Year</source>
   <translation>Năm</translation>
  </message>
  <message>
   <source>24/11 is a day off</source>
   <translation>Nghỉ ngày 24/11</translation>
  </message>
  <message>
   <source>Add a day</source>
   <translation>Thêm ngày</translation>
  </message>
  <message>
   <source>Year announced</source>
   <translation>Năm đã công bố</translation>
  </message>
  <message>
   <source>Hours</source>
   <translation>Giờ làm việc</translation>
  </message>
  <message>
   <source>From a file…</source>
   <translation>Từ tệp…</translation>
  </message>
  <message>
   <source>Days off and make-up days</source>
   <translation>Ngày nghỉ và ngày làm bù</translation>
  </message>
  <message>
   <source>A day of this office</source>
   <translation>Ngày riêng của cơ quan</translation>
  </message>
  <message>
   <source>The days off of {year} are announced</source>
   <translation>Lịch nghỉ năm {year} đã công bố</translation>
  </message>
  <message>
   <source>Opening hours</source>
   <translation>Giờ làm việc</translation>
  </message>
  <message>
   <source>announced</source>
   <translation>đã công bố</translation>
  </message>
  <message>
   <source>provisional, not announced</source>
   <translation>tạm tính, chưa công bố</translation>
  </message>
  <message>
   <source>{year}: {settled}. Opening hours {hours}.</source>
   <translation>{year}: {settled}. Giờ làm việc {hours}.</translation>
  </message>
  <message>
   <source>{n} promised dates have to be counted again.</source>
   <translation>{n} ngày hẹn cần tính lại.</translation>
  </message>
  <message>
   <source>Look</source>
   <translation>Xem</translation>
  </message>
  <message>
   <source>No promised date changes.</source>
   <translation>Không ngày hẹn nào đổi.</translation>
  </message>
  <message>
   <source>{n} dates wait to be counted again.</source>
   <translation>{n} ngày hẹn chờ tính lại.</translation>
  </message>
  <message>
   <source>The calendar was taken.</source>
   <translation>Đã nhận lịch.</translation>
  </message>
  <message>
   <source>{n} dates were counted again. Enter prints a slip again.</source>
   <translation>Đã tính lại {n} ngày hẹn. Enter in lại giấy hẹn.</translation>
  </message>
  <message>
   <source>The slip was sent to {printer}.</source>
   <translation>Đã gửi giấy hẹn tới {printer}.</translation>
  </message>
  <message>
   <source>the office's own · {detail}</source>
   <translation>của cơ quan · {detail}</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Bỏ</translation>
  </message>
  <message>
   <source>24/11/{year} is worked</source>
   <translation>Ngày 24/11/{year} làm việc</translation>
  </message>
  <message>
   <source>Which file of days</source>
   <translation>Chọn tệp ngày riêng của cơ quan</translation>
  </message>
 </context>
 <context>
  <name>CashPanel</name>
  <message>
   <source>Taken</source>
   <translation>Tổng thu</translation>
  </message>
  <message>
   <source>In cash</source>
   <translation>Tiền mặt</translation>
  </message>
  <message>
   <source>By transfer</source>
   <translation>Chuyển khoản</translation>
  </message>
  <message>
   <source>Online</source>
   <translation>Trực tuyến</translation>
  </message>
  <message>
   <source>Excused</source>
   <translation>Miễn, giảm</translation>
  </message>
  <message>
   <source>Refunded</source>
   <translation>Hoàn lại</translation>
  </message>
  <message>
   <source>Left after refunds</source>
   <translation>Còn lại sau hoàn</translation>
  </message>
  <message>
   <source>Receipts to adjust</source>
   <translation>Biên lai phải điều chỉnh</translation>
  </message>
  <message>
   <source>Waiting for a receipt number</source>
   <translation>Khoản chờ số biên lai</translation>
  </message>
  <message>
   <source>Must be in the drawer</source>
   <translation>Phải có trong két</translation>
  </message>
  <message>
   <source>Difference</source>
   <translation>Chênh lệch</translation>
  </message>
  <message>
   <source>Cash at the beginning</source>
   <translation>Tiền mặt đầu ca</translation>
  </message>
  <message>
   <source>Cash counted</source>
   <translation>Tiền mặt đếm được</translation>
  </message>
  <message>
   <source>Official</source>
   <translation>Cán bộ thu</translation>
  </message>
  <message>
   <source>Sums</source>
   <translation>Cộng các khoản</translation>
  </message>
  <message>
   <source>Paper receipts ended on 31/12/2026; from 01/01/2027 electronic only.</source>
   <translation>Biên lai giấy chỉ dùng đến hết 31/12/2026; từ 01/01/2027 chỉ có biên lai điện tử.</translation>
  </message>
  <message>
   <source>Count the drawer</source>
   <translation>Kiểm tiền mặt</translation>
  </message>
  <message>
   <source>All officials</source>
   <translation>Tất cả cán bộ</translation>
  </message>
  <message>
   <source>Write a whole amount, as 1.250.000.</source>
   <translation>Ghi số tiền bằng đồng, như 1.250.000.</translation>
  </message>
 </context>
 <context>
  <name>Centre</name>
  <message>
   <source>To be sent</source>
   <translation>Chờ gửi</translation>
  </message>
  <message>
   <source>Sending</source>
   <translation>Đang gửi</translation>
  </message>
  <message>
   <source>Partly sent</source>
   <translation>Gửi dở</translation>
  </message>
  <message>
   <source>At the centre</source>
   <translation>Đã tới trung tâm</translation>
  </message>
  <message>
   <source>Needs mending</source>
   <translation>Cần sửa</translation>
  </message>
  <message>
   <source>Choose a version</source>
   <translation>Cần chọn bản</translation>
  </message>
  <message>
   <source>From the centre</source>
   <translation>Từ trung tâm</translation>
  </message>
  <message>
   <source>Arrived {when}</source>
   <translation>Đã tới {when}</translation>
  </message>
 </context>
 <context>
  <name>CertificationBlock</name>
  <message>
   <source>Name of the paper</source>
   <translation>Tên giấy tờ</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>Trang</translation>
  </message>
  <message>
   <source>Copies</source>
   <translation>Bản</translation>
  </message>
  <message>
   <source>Certified papers</source>
   <translation>Chứng thực</translation>
  </message>
  <message>
   <source>One more paper</source>
   <translation>Thêm giấy tờ</translation>
  </message>
  <message>
   <source>Take the last out</source>
   <translation>Bỏ giấy tờ cuối</translation>
  </message>
  <message>
   <source>Number in the book</source>
   <translation>Số chứng thực</translation>
  </message>
  <message>
   <source>Copies to certify</source>
   <translation>Chứng thực bản sao</translation>
  </message>
  <message>
   <source>Signatures to certify</source>
   <translation>Chứng thực chữ ký</translation>
  </message>
  <message>
   <source>Transactions to certify</source>
   <translation>Chứng thực giao dịch</translation>
  </message>
  <message>
   <source>Changes to certify</source>
   <translation>Chứng thực việc sửa đổi, bổ sung</translation>
  </message>
  <message>
   <source>Mistakes to mend</source>
   <translation>Sửa lỗi sai sót trong giao dịch</translation>
  </message>
 </context>
 <context>
  <name>ChangeForm</name>
  <message>
   <source>Day</source>
   <translation>Ngày</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Loại</translation>
  </message>
  <message>
   <source>Paper that says so (number, day)</source>
   <translation>Văn bản quy định (số, ngày)</translation>
  </message>
  <message>
   <source>Opening hours; empty: those of the calendar</source>
   <translation>Giờ làm việc; để trống thì theo lịch chung</translation>
  </message>
  <message>
   <source>What people read</source>
   <translation>Tên ngày để người xem hiểu</translation>
  </message>
  <message>
   <source>Do not change</source>
   <translation>Không đổi</translation>
  </message>
  <message>
   <source>Look at the change</source>
   <translation>Xem thay đổi</translation>
  </message>
  <message>
   <source>There is no such day. Write it as 31/08/2027.</source>
   <translation>Không có ngày này. Viết như 31/08/2027.</translation>
  </message>
  <message>
   <source>Write what the day is called.</source>
   <translation>Ghi tên của ngày này.</translation>
  </message>
  <message>
   <source>Write the paper this rests on.</source>
   <translation>Ghi văn bản làm căn cứ.</translation>
  </message>
  <message>
   <source>Write the hours as 07:00-11:30, 13:30-17:00.</source>
   <translation>Viết giờ như 07:00-11:30, 13:30-17:00.</translation>
  </message>
 </context>
 <context>
  <name>CounterWindow</name>
  <message>
   <source>Your unfinished intake is kept.</source>
   <translation>Hồ sơ đang nhập dở vẫn được giữ.</translation>
  </message>
  <message>
   <source>F2 goes on with it.</source>
   <translation>Bấm F2 để làm tiếp.</translation>
  </message>
  <message>
   <source>Counter</source>
   <translation>Quầy tiếp nhận</translation>
  </message>
  <message>
   <source>Program</source>
   <translation>Phiên bản chương trình</translation>
  </message>
  <message>
   <source>Office</source>
   <translation>Cơ quan</translation>
  </message>
  <message>
   <source>To the centre</source>
   <translation>Đường tới trung tâm</translation>
  </message>
 </context>
 <context>
  <name>Dates</name>
  <message>
   <source>Monday</source>
   <translation>Thứ Hai</translation>
  </message>
  <message>
   <source>Tuesday</source>
   <translation>Thứ Ba</translation>
  </message>
  <message>
   <source>Wednesday</source>
   <translation>Thứ Tư</translation>
  </message>
  <message>
   <source>Thursday</source>
   <translation>Thứ Năm</translation>
  </message>
  <message>
   <source>Friday</source>
   <translation>Thứ Sáu</translation>
  </message>
  <message>
   <source>Saturday</source>
   <translation>Thứ Bảy</translation>
  </message>
  <message>
   <source>Sunday</source>
   <translation>Chủ nhật</translation>
  </message>
  <message>
   <source>Mon</source>
   <translation>T2</translation>
  </message>
  <message>
   <source>Tue</source>
   <translation>T3</translation>
  </message>
  <message>
   <source>Wed</source>
   <translation>T4</translation>
  </message>
  <message>
   <source>Thu</source>
   <translation>T5</translation>
  </message>
  <message>
   <source>Fri</source>
   <translation>T6</translation>
  </message>
  <message>
   <source>Sat</source>
   <translation>T7</translation>
  </message>
  <message>
   <source>Sun</source>
   <translation>CN</translation>
  </message>
 </context>
 <context>
  <name>DetailPage</name>
  <message>
   <source>Print the slip</source>
   <translation>In phiếu</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Khác</translation>
  </message>
  <message>
   <source>Dossier</source>
   <translation>Hồ sơ</translation>
  </message>
  <message>
   <source>Print the slip again</source>
   <translation>In lại phiếu</translation>
  </message>
  <message>
   <source>Sent back by the centre: {reason}</source>
   <translation>Trung tâm trả lại: {reason}</translation>
  </message>
  <message>
   <source>Send again</source>
   <translation>Gửi lại</translation>
  </message>
  <message>
   <source>Edited in two places while offline. Nothing is lost: both are kept.</source>
   <translation>Hồ sơ này được sửa ở hai nơi trong lúc mất mạng. Chưa mất gì: cả hai bản đều được giữ.</translation>
  </message>
  <message>
   <source>Choose a version</source>
   <translation>Chọn bản đúng</translation>
  </message>
  <message>
   <source>Saving…</source>
   <translation>Đang lưu…</translation>
  </message>
  <message>
   <source>Done: {act}</source>
   <translation>Xong: {act}</translation>
  </message>
  <message>
   <source>{n} copies printed</source>
   <translation>Đã in {n} liên</translation>
  </message>
  <message>
   <source>{printer} reported done</source>
   <translation>{printer} báo in xong</translation>
  </message>
  <message>
   <source>Printed: {form}</source>
   <translation>Đã in {form}</translation>
  </message>
  <message>
   <source>Sent to the printer: {form}. Look whether it came out.</source>
   <translation>Đã gửi {form} sang máy in. Xem giấy đã ra chưa.</translation>
  </message>
  <message>
   <source>It will be sent to the centre again.</source>
   <translation>Hồ sơ sẽ được gửi lại về trung tâm.</translation>
  </message>
  <message>
   <source>The choice is saved.</source>
   <translation>Đã lưu lựa chọn.</translation>
  </message>
 </context>
 <context>
  <name>DetailQuestions</name>
  <message>
   <source>Reason</source>
   <translation>Lý do</translation>
  </message>
  <message>
   <source>Not now</source>
   <translation>Để sau</translation>
  </message>
  <message>
   <source>This copy will be marked as reprint {n}. Write why it is printed again.</source>
   <translation>Bản này sẽ mang chữ BẢN IN LẠI lần {n}. Ghi lý do in lại.</translation>
  </message>
  <message>
   <source>Print again</source>
   <translation>In lại</translation>
  </message>
  <message>
   <source>Print the slip again</source>
   <translation>In lại phiếu</translation>
  </message>
  <message>
   <source>Nothing was printed: write why it is printed again.</source>
   <translation>Chưa in gì: ghi lý do in lại.</translation>
  </message>
  <message>
   <source>The dossier is saved, code {code}.</source>
   <translation>Hồ sơ đã lưu, mã {code}.</translation>
  </message>
  <message>
   <source>The printer took the slip but did not say that it came out.</source>
   <translation>Máy in đã nhận phiếu nhưng chưa báo in xong.</translation>
  </message>
  <message>
   <source>If the slip is there press Enter. If not, print again: the number stays.</source>
   <translation>Có phiếu thì bấm Enter. Chưa có thì bấm In lại, số vẫn giữ nguyên.</translation>
  </message>
  <message>
   <source>The slip came out</source>
   <translation>Phiếu đã ra</translation>
  </message>
  <message>
   <source>Did the slip come out?</source>
   <translation>Phiếu đã ra giấy chưa?</translation>
  </message>
 </context>
 <context>
  <name>DoneView</name>
  <message>
   <source>Print again</source>
   <translation>In lại</translation>
  </message>
  <message>
   <source>The slip</source>
   <translation>Phiếu</translation>
  </message>
  <message>
   <source>Dossier code</source>
   <translation>Mã hồ sơ</translation>
  </message>
  <message>
   <source>Other dossier, same person</source>
   <translation>Hồ sơ khác, cùng người</translation>
  </message>
  <message>
   <source>Next person, please: scan the ID card</source>
   <translation>Mời người tiếp theo: quét thẻ căn cước</translation>
  </message>
  <message>
   <source>Saved. Hand the slip to {who}.</source>
   <translation>Đã lưu. Đưa phiếu cho {who}.</translation>
  </message>
  <message>
   <source>{procedure} · received at {time}</source>
   <translation>{procedure} · nhận lúc {time}</translation>
  </message>
  <message>
   <source>provisional code, not the final one</source>
   <translation>mã tạm, chưa phải mã chính thức</translation>
  </message>
  <message>
   <source>Saved on this computer</source>
   <translation>Đã lưu trên máy này</translation>
  </message>
  <message>
   <source>{time}, written to the disk</source>
   <translation>{time}, đã ghi xuống đĩa</translation>
  </message>
  <message>
   <source>or Ctrl+N for another dossier of {who}</source>
   <translation>hoặc Ctrl+N để nhận thêm hồ sơ của {who}</translation>
  </message>
  <message>
   <source>for {holder}</source>
   <translation>chủ hồ sơ {holder}</translation>
  </message>
  <message>
   <source>to be paid: {amount}</source>
   <translation>phải thu {amount}</translation>
  </message>
  <message>
   <source>fee excused</source>
   <translation>miễn lệ phí</translation>
  </message>
  <message>
   <source>Saved. Printing the slip for {who}.</source>
   <translation>Đã lưu. Đang in phiếu cho {who}.</translation>
  </message>
  <message>
   <source>Saved. The slip for {who} is not printed yet.</source>
   <translation>Đã lưu. Phiếu cho {who} chưa in được.</translation>
  </message>
  <message>
   <source>Read aloud: the result is due</source>
   <translation>Đọc cho dân nghe: hẹn trả</translation>
  </message>
  <message>
   <source>Read aloud: due, provisional date</source>
   <translation>Đọc cho dân nghe: hẹn trả (tạm tính)</translation>
  </message>
  <message>
   <source>no date given</source>
   <translation>chưa có ngày hẹn</translation>
  </message>
  <message>
   <source>Printing…</source>
   <translation>Đang in…</translation>
  </message>
  <message>
   <source>{n} copies printed</source>
   <translation>Đã in {n} liên</translation>
  </message>
  <message>
   <source>{printer} reported done</source>
   <translation>{printer} báo in xong</translation>
  </message>
  <message>
   <source>Sent to the printer, not sure that paper came out</source>
   <translation>Đã gửi sang máy in, chưa chắc giấy đã ra</translation>
  </message>
  <message>
   <source>Not printed yet</source>
   <translation>Chưa in được</translation>
  </message>
  <message>
   <source>At the centre {time}</source>
   <translation>Đã tới trung tâm {time}</translation>
  </message>
  <message>
   <source>the centre has confirmed it</source>
   <translation>trung tâm đã xác nhận</translation>
  </message>
  <message>
   <source>open the dossier to mend it</source>
   <translation>trung tâm trả lại, mở hồ sơ để sửa</translation>
  </message>
  <message>
   <source>To be mended</source>
   <translation>Cần sửa</translation>
  </message>
  <message>
   <source>open the dossier to choose one</source>
   <translation>mở hồ sơ để chọn một bản</translation>
  </message>
  <message>
   <source>Two versions</source>
   <translation>Cần chọn bản</translation>
  </message>
  <message>
   <source>it is sent by itself as soon as there is a line</source>
   <translation>có mạng là tự gửi</translation>
  </message>
  <message>
   <source>Not at the centre yet</source>
   <translation>Chưa tới trung tâm</translation>
  </message>
  <message>
   <source>the family of {name}</source>
   <translation>gia đình cháu {name}</translation>
  </message>
  <message>
   <source>Mr/Mrs {name}</source>
   <translation>ông/bà {name}</translation>
  </message>
  <message>
   <source>Mr {name}</source>
   <translation>ông {name}</translation>
  </message>
  <message>
   <source>Mrs {name}</source>
   <translation>bà {name}</translation>
  </message>
  <message>
   <source>The slip cannot be shown.</source>
   <translation>Chưa xem được phiếu trên màn hình.</translation>
  </message>
 </context>
 <context>
  <name>Dossiers</name>
  <message>
   <source>no code</source>
   <translation>chưa có mã</translation>
  </message>
  <message>
   <source>Void</source>
   <translation>Đã hủy</translation>
  </message>
 </context>
 <context>
  <name>DossiersPage</name>
  <message>
   <source>Saved views</source>
   <translation>Bộ lọc có sẵn</translation>
  </message>
  <message>
   <source>Dossiers</source>
   <translation>Hồ sơ</translation>
  </message>
  <message>
   <source>Clear the search</source>
   <translation>Xóa ô tìm</translation>
  </message>
  <message>
   <source>Receive a new dossier</source>
   <translation>Tiếp nhận hồ sơ mới</translation>
  </message>
  <message>
   <source>{n} dossiers</source>
   <translation>{n} hồ sơ</translation>
  </message>
  <message>
   <source>No dossier matches “{words}”</source>
   <translation>Không có hồ sơ nào khớp “{words}”</translation>
  </message>
  <message>
   <source>Looked through {n} dossiers on this computer.</source>
   <translation>Đã tìm trong {n} hồ sơ trên máy này, cả trong sổ các năm trước.</translation>
  </message>
  <message>
   <source>Looked only in “{view}”. Choose “All” to look everywhere.</source>
   <translation>Mới tìm trong “{view}”. Chọn “Tất cả” để tìm ở mọi nơi.</translation>
  </message>
  <message>
   <source>Try another way</source>
   <translation>Thử cách khác</translation>
  </message>
  <message>
   <source>Nothing in “{view}”</source>
   <translation>Không có hồ sơ nào ở “{view}”</translation>
  </message>
  <message>
   <source>All dossiers are under “All”.</source>
   <translation>Mọi hồ sơ nằm ở “Tất cả”.</translation>
  </message>
  <message>
   <source>No dossier on this computer yet</source>
   <translation>Máy này chưa có hồ sơ nào</translation>
  </message>
  <message>
   <source>Scan an ID card to receive the first one.</source>
   <translation>Quét thẻ căn cước để tiếp nhận hồ sơ đầu tiên.</translation>
  </message>
  <message>
   <source>Scan the code on the citizen's slip: no typing</source>
   <translation>Quét mã trên phiếu người dân cầm, không cần gõ</translation>
  </message>
  <message>
   <source>Name (marks not needed), code, last 3 digits of the phone, ID number</source>
   <translation>Tên (không cần dấu), mã hồ sơ, 3 số cuối điện thoại, số căn cước</translation>
  </message>
  <message>
   <source>Type the last 3 digits of the phone, for example 678</source>
   <translation>Gõ 3 số cuối điện thoại, ví dụ 678</translation>
  </message>
  <message>
   <source>Type the name without marks: nguyen van mau</source>
   <translation>Gõ tên không dấu: nguyen van mau</translation>
  </message>
  <message>
   <source>choose a dossier, Enter opens it.</source>
   <translation>chọn hồ sơ bằng phím mũi tên, Enter để mở.</translation>
  </message>
  <message>
   <source>{n} chosen. Space: choose more · Esc: none.</source>
   <translation>đã chọn {n} hồ sơ. Dấu cách: chọn thêm · Esc: bỏ chọn.</translation>
  </message>
  <message>
   <source>none of the {n} chosen can be passed on. Esc: none.</source>
   <translation>{n} hồ sơ đã chọn chưa chuyển được. Esc: bỏ chọn.</translation>
  </message>
  <message>
   <source>Pass on to the specialists</source>
   <translation>Chuyển chuyên môn xử lý</translation>
  </message>
  <message>
   <source>None of the chosen ones can be passed on.</source>
   <translation>Không hồ sơ nào đang chọn chuyển được.</translation>
  </message>
  <message>
   <source>{n} dossiers passed on.</source>
   <translation>Đã chuyển {n} hồ sơ cho chuyên môn.</translation>
  </message>
  <message>
   <source>{n} dossiers could not be passed on; they are still ticked.</source>
   <translation>{n} hồ sơ chưa chuyển được, vẫn đang được chọn. Mở từng hồ sơ để xem.</translation>
  </message>
  <message>
   <source>The dossier of this slip is not on this computer.</source>
   <translation>Chưa có hồ sơ của phiếu này trên máy này. Xem lại mã trên phiếu.</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Mã hồ sơ</translation>
  </message>
  <message>
   <source>Submitted by</source>
   <translation>Người nộp</translation>
  </message>
  <message>
   <source>Procedure</source>
   <translation>Thủ tục</translation>
  </message>
  <message>
   <source>Due</source>
   <translation>Hẹn trả</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Trạng thái</translation>
  </message>
  <message>
   <source>Centre</source>
   <translation>Trung tâm</translation>
  </message>
 </context>
 <context>
  <name>Due</name>
  <message>
   <source>clock stopped</source>
   <translation>đang dừng hạn</translation>
  </message>
  <message>
   <source>{n} days late</source>
   <translation>quá {n} ngày</translation>
  </message>
  <message>
   <source>late since {time}</source>
   <translation>quá giờ {time}</translation>
  </message>
  <message>
   <source>today {time}</source>
   <translation>hôm nay {time}</translation>
  </message>
 </context>
 <context>
  <name>DueSteps</name>
  <message>
   <source>… and so on, day by day …</source>
   <translation>… cứ thế đếm tiếp từng ngày …</translation>
  </message>
  <message>
   <source>Moved on by the {number} days of the pause.</source>
   <translation>Lùi thêm {number} ngày đã tạm dừng.</translation>
  </message>
  <message>
   <source>{day}: make-up working day ({note}), day {number}.</source>
   <translation>{day}: làm bù ({note}), tính là ngày thứ {number}.</translation>
  </message>
  <message>
   <source>{day}: day off ({note}), not counted.</source>
   <translation>{day}: ngày nghỉ ({note}), không tính.</translation>
  </message>
  <message>
   <source>Received at {time}, {day}.</source>
   <translation>Nhận hồ sơ lúc {time}, {day}.</translation>
  </message>
  <message>
   <source>Outside working hours: counted from {time}, {day}.</source>
   <translation>Ngoài giờ làm việc: tính từ {time}, {day}.</translation>
  </message>
  <message>
   <source>{day}: the first day is not counted.</source>
   <translation>{day}: ngày đầu không tính.</translation>
  </message>
  <message>
   <source>{day}: working day {number}.</source>
   <translation>{day}: ngày làm việc thứ {number}.</translation>
  </message>
  <message>
   <source>{day}: day {number}.</source>
   <translation>{day}: ngày thứ {number}.</translation>
  </message>
  <message>
   <source>{day}: weekend, not counted.</source>
   <translation>{day}: cuối tuần, không tính.</translation>
  </message>
  <message>
   <source>{day}: {hours} used, until {time}.</source>
   <translation>{day}: dùng {hours}, đến {time}.</translation>
  </message>
  <message>
   <source>{number} months end on {day}.</source>
   <translation>{number} tháng kết thúc vào {day}.</translation>
  </message>
  <message>
   <source>{number} years end on {day}.</source>
   <translation>{number} năm kết thúc vào {day}.</translation>
  </message>
  <message>
   <source>That month has no such day: its last day is {day}.</source>
   <translation>Tháng đó không có ngày tương ứng: lấy ngày cuối tháng {day}.</translation>
  </message>
  <message>
   <source>Counted {number} days, up to {day}.</source>
   <translation>Đếm {number} ngày, đến {day}.</translation>
  </message>
  <message>
   <source>The result is returned on the same day, {day}.</source>
   <translation>Trả kết quả ngay trong ngày, {day}.</translation>
  </message>
  <message>
   <source>Received after {time}: returned on the next working day.</source>
   <translation>Nhận sau {time}: trả vào ngày làm việc tiếp theo.</translation>
  </message>
  <message>
   <source>Paused from {time}, {day}.</source>
   <translation>Tạm dừng từ {time}, {day}.</translation>
  </message>
  <message>
   <source>Goes on from {time}, {day}.</source>
   <translation>Tính tiếp từ {time}, {day}.</translation>
  </message>
  <message>
   <source>Counted anew from {day}.</source>
   <translation>Tính lại từ đầu, từ {day}.</translation>
  </message>
  <message>
   <source>Appointment before: {time}, {day}.</source>
   <translation>Ngày hẹn trước đây: {time}, {day}.</translation>
  </message>
  <message>
   <source>Moved on by {hours} of working time.</source>
   <translation>Lùi thêm {hours} làm việc.</translation>
  </message>
  <message>
   <source>The last day is off: moved to the next working day, {day}.</source>
   <translation>Ngày cuối là ngày nghỉ: chuyển sang ngày làm việc tiếp theo, {day}.</translation>
  </message>
  <message>
   <source>Part {number} of the period begins at {time}, {day}.</source>
   <translation>Phần {number} của thời hạn bắt đầu lúc {time}, {day}.</translation>
  </message>
  <message>
   <source>Extended once by {length}.</source>
   <translation>Gia hạn một lần thêm {length}.</translation>
  </message>
  <message>
   <source>Result due at {time}, {day}.</source>
   <translation>Hẹn trả kết quả lúc {time}, {day}.</translation>
  </message>
  <message>
   <source>{hours} hours</source>
   <translation>{hours} giờ</translation>
  </message>
  <message>
   <source>{minutes} minutes</source>
   <translation>{minutes} phút</translation>
  </message>
  <message>
   <source>{hours} hours {minutes} minutes</source>
   <translation>{hours} giờ {minutes} phút</translation>
  </message>
 </context>
 <context>
  <name>FeeBlock</name>
  <message>
   <source>Fee</source>
   <translation>Lệ phí</translation>
  </message>
  <message>
   <source>Owed</source>
   <translation>Phải thu</translation>
  </message>
  <message>
   <source>Excused</source>
   <translation>Miễn</translation>
  </message>
  <message>
   <source>Rule or paper that excuses</source>
   <translation>Quy định hoặc giấy tờ được miễn</translation>
  </message>
  <message>
   <source>Why it is excused</source>
   <translation>Lý do miễn</translation>
  </message>
  <message>
   <source>Owed: {amount}</source>
   <translation>Phải thu: {amount}</translation>
  </message>
  <message>
   <source>Not written down yet</source>
   <translation>Chưa ghi vào hồ sơ</translation>
  </message>
 </context>
 <context>
  <name>FeeRow</name>
  <message>
   <source>Name of the fee</source>
   <translation>Tên khoản thu</translation>
  </message>
  <message>
   <source>Amount in dong</source>
   <translation>Số tiền (đồng)</translation>
  </message>
  <message>
   <source>Receipt number</source>
   <translation>Số biên lai</translation>
  </message>
  <message>
   <source>Why it is excused</source>
   <translation>Lý do miễn</translation>
  </message>
  <message>
   <source>Right amount; empty: all goes back</source>
   <translation>Số tiền đúng; trống: hoàn cả khoản</translation>
  </message>
 </context>
 <context>
  <name>FeeRows</name>
  <message>
   <source>Another fee</source>
   <translation>Thêm khoản thu</translation>
  </message>
 </context>
 <context>
  <name>FieldBox</name>
  <message>
   <source>day/month/year</source>
   <translation>ngày/tháng/năm</translation>
  </message>
 </context>
 <context>
  <name>Figures</name>
  <message>
   <source>Register (form 07)</source>
   <translation>Sổ theo dõi (Mẫu 07)</translation>
  </message>
  <message>
   <source>Form II.06a</source>
   <translation>Biểu II.06a</translation>
  </message>
  <message>
   <source>On-time shares</source>
   <translation>Tỷ lệ đúng hạn</translation>
  </message>
  <message>
   <source>Money taken</source>
   <translation>Tiền thu</translation>
  </message>
  <message>
   <source>Handed over</source>
   <translation>Danh sách bàn giao</translation>
  </message>
  <message>
   <source>Results that came</source>
   <translation>Danh sách kết quả</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Hôm nay</translation>
  </message>
  <message>
   <source>This week</source>
   <translation>Tuần này</translation>
  </message>
  <message>
   <source>This month</source>
   <translation>Tháng này</translation>
  </message>
  <message>
   <source>This quarter</source>
   <translation>Quý này</translation>
  </message>
  <message>
   <source>Other days</source>
   <translation>Tự chọn</translation>
  </message>
  <message>
   <source>This day cannot be read. Write it as 05/03/2026.</source>
   <translation>Ngày này chưa đọc được. Viết như 05/03/2026.</translation>
  </message>
  <message>
   <source>This day is still to come. Choose today or an earlier day.</source>
   <translation>Ngày này chưa tới. Chọn hôm nay hoặc ngày trước đó.</translation>
  </message>
  <message>
   <source>The last day is before the first. Look at both days again.</source>
   <translation>Ngày cuối nằm trước ngày đầu. Xem lại hai ngày.</translation>
  </message>
  <message>
   <source>As of the end of {last}</source>
   <translation>Tính đến hết ngày {last}</translation>
  </message>
  <message>
   <source>From {first}, as of the end of {last}</source>
   <translation>Từ ngày {first}, tính đến hết ngày {last}</translation>
  </message>
  <message>
   <source>taken at {time}</source>
   <translation>lấy lúc {time}</translation>
  </message>
 </context>
 <context>
  <name>FiguresPage</name>
  <message>
   <source>Lists</source>
   <translation>Các sổ và bảng</translation>
  </message>
  <message>
   <source>Tables</source>
   <translation>Các bảng</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>Số liệu</translation>
  </message>
  <message>
   <source>Counting: {name}…</source>
   <translation>Đang tính: {name}…</translation>
  </message>
  <message>
   <source>Other work may go on meanwhile.</source>
   <translation>Trong lúc chờ vẫn làm việc khác được.</translation>
  </message>
  <message>
   <source>A dossier was changed after these figures were taken. Alt+T counts again.</source>
   <translation>Có hồ sơ vừa thay đổi sau lúc lấy số liệu này. Bấm Alt+T để tính lại.</translation>
  </message>
  <message>
   <source>Sent to the printer {printer}.</source>
   <translation>Đã gửi tới máy in {printer}.</translation>
  </message>
  <message>
   <source>The file was saved.</source>
   <translation>Đã lưu tệp.</translation>
  </message>
  <message>
   <source>The figures could not be read.</source>
   <translation>Chưa lấy được số liệu.</translation>
  </message>
  <message>
   <source>Nothing to list in these days.</source>
   <translation>Những ngày này chưa có gì để liệt kê.</translation>
  </message>
  <message>
   <source>the figures are being counted.</source>
   <translation>chờ tính xong số liệu.</translation>
  </message>
  <message>
   <source>nothing to print: choose other days.</source>
   <translation>chưa có gì để in, chọn ngày khác.</translation>
  </message>
  <message>
   <source>write the counted cash again.</source>
   <translation>ghi lại số tiền đếm được.</translation>
  </message>
  <message>
   <source>Register and figures</source>
   <translation>Sổ và số liệu</translation>
  </message>
  <message>
   <source>look at the figures, then print or save them.</source>
   <translation>xem số liệu, rồi in hoặc lưu tệp.</translation>
  </message>
  <message>
   <source>Print</source>
   <translation>In</translation>
  </message>
  <message>
   <source>Printing…</source>
   <translation>Đang in…</translation>
  </message>
  <message>
   <source>Count again</source>
   <translation>Tính lại</translation>
  </message>
  <message>
   <source>Save to a file…</source>
   <translation>Lưu tệp…</translation>
  </message>
  <message>
   <source>Saving…</source>
   <translation>Đang lưu…</translation>
  </message>
  <message>
   <source>Where to save the file</source>
   <translation>Lưu tệp ở đâu</translation>
  </message>
  <message>
   <source>Spreadsheet (*.xlsx)</source>
   <translation>Bảng tính (*.xlsx)</translation>
  </message>
  <message>
   <source>Paper (*.pdf)</source>
   <translation>Bản in (*.pdf)</translation>
  </message>
 </context>
 <context>
  <name>FindCard</name>
  <message>
   <source>Scan the slip or the card, or type the code or the name, then Enter</source>
   <translation>Quét phiếu hẹn hoặc thẻ căn cước; hoặc gõ mã, gõ tên rồi Enter</translation>
  </message>
  <message>
   <source>Results that wait</source>
   <translation>Kết quả chờ trả</translation>
  </message>
  <message>
   <source>No result waits now</source>
   <translation>Chưa có kết quả nào chờ trả</translation>
  </message>
  <message>
   <source>Scan the citizen's slip to see how far the dossier is.</source>
   <translation>Quét phiếu hẹn của người dân để xem hồ sơ tới đâu.</translation>
  </message>
  <message>
   <source>{n} results</source>
   <translation>{n} kết quả</translation>
  </message>
 </context>
 <context>
  <name>FormPage</name>
  <message>
   <source>Back to the forms</source>
   <translation>Về danh sách mẫu</translation>
  </message>
  <message>
   <source>Make it the office's own</source>
   <translation>Chép thành mẫu riêng</translation>
  </message>
  <message>
   <source>Use the shipped one</source>
   <translation>Dùng mẫu có sẵn</translation>
  </message>
  <message>
   <source>Words of the form</source>
   <translation>Câu chữ của mẫu</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Câu chữ</translation>
  </message>
  <message>
   <source>Save the words</source>
   <translation>Lưu câu chữ</translation>
  </message>
  <message>
   <source>The form with invented values</source>
   <translation>Mẫu với dữ liệu giả</translation>
  </message>
  <message>
   <source>Do not change</source>
   <translation>Không đổi</translation>
  </message>
  <message>
   <source>compared with the official text</source>
   <translation>đã đối chiếu bản chính thức</translation>
  </message>
  <message>
   <source>not compared with the official text</source>
   <translation>chưa đối chiếu bản chính thức</translation>
  </message>
  <message>
   <source>sentence</source>
   <translation>câu</translation>
  </message>
  <message>
   <source>label</source>
   <translation>nhãn</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>Sửa</translation>
  </message>
  <message>
   <source>Text of {name}</source>
   <translation>Câu chữ của {name}</translation>
  </message>
  <message>
   <source>No picture while something is wrong.</source>
   <translation>Có chỗ chưa đúng nên chưa vẽ được mẫu.</translation>
  </message>
 </context>
 <context>
  <name>FormSheet</name>
  <message>
   <source>Drawing…</source>
   <translation>Đang vẽ…</translation>
  </message>
  <message>
   <source>Why it is printed again</source>
   <translation>Lý do in lại</translation>
  </message>
  <message>
   <source>Not now</source>
   <translation>Để sau</translation>
  </message>
  <message>
   <source>Print</source>
   <translation>In</translation>
  </message>
  <message>
   <source>Not printed yet.</source>
   <translation>Chưa in lần nào.</translation>
  </message>
  <message>
   <source>Printed already: this copy will be marked as reprint {n}.</source>
   <translation>Đã in rồi: bản này sẽ ghi BẢN IN LẠI (lần {n}).</translation>
  </message>
  <message>
   <source>Page Up and Page Down turn the pages.</source>
   <translation>Page Up, Page Down để lật trang.</translation>
  </message>
  <message>
   <source>Write why it is printed again.</source>
   <translation>Hãy ghi lý do in lại.</translation>
  </message>
  <message>
   <source>Printing…</source>
   <translation>Đang in…</translation>
  </message>
 </context>
 <context>
  <name>FormView</name>
  <message>
   <source>At the counter</source>
   <translation>Tại quầy</translation>
  </message>
  <message>
   <source>By post</source>
   <translation>Bưu điện</translation>
  </message>
  <message>
   <source>Electronic</source>
   <translation>Điện tử</translation>
  </message>
  <message>
   <source>How the result is returned</source>
   <translation>Cách nhận kết quả</translation>
  </message>
  <message>
   <source>Return of the result</source>
   <translation>Nhận kết quả</translation>
  </message>
 </context>
 <context>
  <name>Forms</name>
  <message>
   <source>Form 01: receipt and appointment</source>
   <translation>Mẫu số 01: Giấy tiếp nhận và hẹn trả kết quả</translation>
  </message>
  <message>
   <source>Form 02: request to complete the dossier</source>
   <translation>Mẫu số 02: Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ</translation>
  </message>
  <message>
   <source>Form 03: refusal</source>
   <translation>Mẫu số 03: Phiếu từ chối tiếp nhận</translation>
  </message>
  <message>
   <source>Form 04: apology and new date</source>
   <translation>Mẫu số 04: Phiếu xin lỗi và hẹn lại</translation>
  </message>
  <message>
   <source>Form 05: work on the dossier stops</source>
   <translation>Mẫu số 05: Thông báo dừng giải quyết</translation>
  </message>
  <message>
   <source>Form 06: control sheet</source>
   <translation>Mẫu số 06: Phiếu kiểm soát quá trình</translation>
  </message>
  <message>
   <source>Hand-over note</source>
   <translation>Giấy bàn giao hồ sơ</translation>
  </message>
  <message>
   <source>Receipt of the result</source>
   <translation>Giấy biên nhận trả kết quả</translation>
  </message>
  <message>
   <source>form 01</source>
   <translation>Mẫu số 01</translation>
  </message>
  <message>
   <source>form 02</source>
   <translation>Mẫu số 02</translation>
  </message>
  <message>
   <source>form 03</source>
   <translation>Mẫu số 03</translation>
  </message>
  <message>
   <source>form 04</source>
   <translation>Mẫu số 04</translation>
  </message>
  <message>
   <source>form 05</source>
   <translation>Mẫu số 05</translation>
  </message>
  <message>
   <source>form 06</source>
   <translation>Mẫu số 06</translation>
  </message>
  <message>
   <source>the hand-over note</source>
   <translation>giấy bàn giao hồ sơ</translation>
  </message>
  <message>
   <source>the receipt of the result</source>
   <translation>giấy biên nhận trả kết quả</translation>
  </message>
 </context>
 <context>
  <name>FormsCard</name>
  <message>
   <source>Forms of this dossier</source>
   <translation>Mẫu giấy của hồ sơ</translation>
  </message>
  <message>
   <source>View</source>
   <translation>Xem</translation>
  </message>
  <message>
   <source>printed {n} times</source>
   <translation>đã in {n} lần</translation>
  </message>
  <message>
   <source>not printed yet</source>
   <translation>chưa in</translation>
  </message>
 </context>
 <context>
  <name>FormsSection</name>
  <message>
   <source>Forms</source>
   <translation>Biểu mẫu</translation>
  </message>
  <message>
   <source>The office has its own file now.</source>
   <translation>Cơ quan đã có tệp mẫu riêng.</translation>
  </message>
  <message>
   <source>The words were saved. Papers printed from now on have them.</source>
   <translation>Đã lưu câu chữ. Giấy in từ bây giờ dùng câu chữ này.</translation>
  </message>
  <message>
   <source>The shipped words are used again. The file was kept.</source>
   <translation>Đã dùng lại mẫu có sẵn. Tệp cũ được giữ lại.</translation>
  </message>
  <message>
   <source>not compared with the official text</source>
   <translation>chưa đối chiếu bản chính thức</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Mở</translation>
  </message>
  <message>
   <source>Papers printed from now on have the shipped words.</source>
   <translation>Giấy in từ bây giờ dùng câu chữ có sẵn.</translation>
  </message>
  <message>
   <source>Papers printed before and all dossiers stay as they are.</source>
   <translation>Giấy đã in và mọi hồ sơ giữ nguyên.</translation>
  </message>
  <message>
   <source>The office's file is kept beside under another name.</source>
   <translation>Tệp của cơ quan được giữ bên cạnh với tên khác.</translation>
  </message>
  <message>
   <source>Keep ours</source>
   <translation>Giữ mẫu riêng</translation>
  </message>
  <message>
   <source>Use the shipped one</source>
   <translation>Dùng mẫu có sẵn</translation>
  </message>
  <message>
   <source>Use the shipped form again?</source>
   <translation>Dùng lại mẫu có sẵn?</translation>
  </message>
 </context>
 <context>
  <name>HandOverCards</name>
  <message>
   <source>The right person</source>
   <translation>Đúng người nhận</translation>
  </message>
  <message>
   <source>The scanned card is not of the person on the slip. If somebody else is sent, press Alt+N and look at the authorisation.</source>
   <translation>Thẻ vừa quét không phải người trên phiếu. Nhận thay thì bấm Alt+N và xem giấy ủy quyền.</translation>
  </message>
  <message>
   <source>Somebody else</source>
   <translation>Người khác nhận thay</translation>
  </message>
  <message>
   <source>Full name</source>
   <translation>Họ và tên</translation>
  </message>
  <message>
   <source>Name of the one who receives, as on the card</source>
   <translation>Họ và tên người nhận thay, như trên thẻ</translation>
  </message>
  <message>
   <source>Paper by which somebody else receives it</source>
   <translation>Giấy tờ để người khác nhận thay</translation>
  </message>
  <message>
   <source>Paper by which somebody else receives it, with its number and day</source>
   <translation>Giấy ủy quyền hoặc giấy tờ chứng minh được nhận thay, ghi số và ngày</translation>
  </message>
  <message>
   <source>Handed to the citizen</source>
   <translation>Kết quả trao cho dân</translation>
  </message>
  <message>
   <source>Slip taken back</source>
   <translation>Giấy tờ thu lại</translation>
  </message>
  <message>
   <source>The slip (citizen's copy) was taken back</source>
   <translation>Thu lại phiếu hẹn (liên giao khách hàng)</translation>
  </message>
  <message>
   <source>The citizen lost the slip</source>
   <translation>Dân làm mất phiếu</translation>
  </message>
  <message>
   <source>ID number of the receiver</source>
   <translation>Số giấy tờ của người nhận</translation>
  </message>
  <message>
   <source>ID number of the receiver, in place of the slip</source>
   <translation>Số giấy tờ của người nhận, thay cho giấy hẹn</translation>
  </message>
  <message>
   <source>Space</source>
   <translation>Dấu cách</translation>
  </message>
  <message>
   <source>{applicant}, or the holder {holder}</source>
   <translation>{applicant}, hoặc chủ hồ sơ {holder}</translation>
  </message>
  <message>
   <source>Look at the card: {number}. Or scan it.</source>
   <translation>Xem thẻ: {number}, hoặc quét thẻ.</translation>
  </message>
  <message>
   <source>Look at the papers of the one who stands here.</source>
   <translation>Xem giấy tờ của người đến nhận.</translation>
  </message>
  <message>
   <source>The scanned card is of the person on the slip.</source>
   <translation>Thẻ vừa quét trùng số với phiếu.</translation>
  </message>
  <message>
   <source>The scanned card is of the one who is sent: look at the authorisation.</source>
   <translation>Thẻ vừa quét là của người nhận thay: xem giấy ủy quyền.</translation>
  </message>
  <message>
   <source>checked</source>
   <translation>đã đối chiếu</translation>
  </message>
  <message>
   <source>done</source>
   <translation>xong</translation>
  </message>
 </context>
 <context>
  <name>HeadCard</name>
  <message>
   <source>Received {when}</source>
   <translation>Nhận {when}</translation>
  </message>
  <message>
   <source>No appointment</source>
   <translation>Không hẹn ngày</translation>
  </message>
  <message>
   <source>Due {when}</source>
   <translation>Hẹn trả {when}</translation>
  </message>
  <message>
   <source>provisional</source>
   <translation>tạm tính</translation>
  </message>
  <message>
   <source>today is the last day</source>
   <translation>hôm nay là hạn trả</translation>
  </message>
  <message>
   <source>today · {n} working days left</source>
   <translation>hôm nay · còn {n} ngày làm việc</translation>
  </message>
 </context>
 <context>
  <name>HelpSheet</name>
  <message>
   <source>Esc closes this sheet.</source>
   <translation>Bấm Esc để đóng.</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Phím hay dùng</translation>
  </message>
  <message>
   <source>Without network</source>
   <translation>Đang mất mạng thì sao?</translation>
  </message>
  <message>
   <source>Go on receiving and printing. Dossiers stay on this computer and go to the centre by themselves when the line is back.</source>
   <translation>Cứ tiếp nhận và in phiếu bình thường. Hồ sơ nằm trên máy này, có mạng là tự gửi về trung tâm.</translation>
  </message>
  <message>
   <source>When calling support, read out</source>
   <translation>Khi gọi hỗ trợ, đọc cho họ</translation>
  </message>
  <message>
   <source>Help: {page}</source>
   <translation>Trợ giúp: {page}</translation>
  </message>
  <message>
   <source>new intake</source>
   <translation>tiếp nhận hồ sơ mới</translation>
  </message>
  <message>
   <source>find a dossier</source>
   <translation>tìm hồ sơ</translation>
  </message>
  <message>
   <source>what is to be done today</source>
   <translation>việc hôm nay</translation>
  </message>
  <message>
   <source>return a result</source>
   <translation>trả kết quả</translation>
  </message>
  <message>
   <source>the line to the centre</source>
   <translation>đồng bộ với trung tâm</translation>
  </message>
  <message>
   <source>print, print again</source>
   <translation>in, in lại</translation>
  </message>
  <message>
   <source>the main act of the screen</source>
   <translation>việc chính của màn hình</translation>
  </message>
  <message>
   <source>edit what is shown</source>
   <translation>sửa hoặc mở cái đang hiện</translation>
  </message>
  <message>
   <source>search</source>
   <translation>tìm trong mọi hồ sơ</translation>
  </message>
  <message>
   <source>next part of the window</source>
   <translation>sang vùng kế tiếp của cửa sổ</translation>
  </message>
  <message>
   <source>lock the screen</source>
   <translation>khóa màn hình</translation>
  </message>
  <message>
   <source>settings</source>
   <translation>cài đặt</translation>
  </message>
  <message>
   <source>back; what was typed stays</source>
   <translation>quay lại, chữ đã nhập vẫn còn</translation>
  </message>
 </context>
 <context>
  <name>History</name>
  <message>
   <source>Received at counter {counter}</source>
   <translation>Tiếp nhận tại quầy {counter}</translation>
  </message>
  <message>
   <source>Guidance given</source>
   <translation>Đã hướng dẫn</translation>
  </message>
  <message>
   <source>Online dossier accepted</source>
   <translation>Tiếp nhận hồ sơ trực tuyến</translation>
  </message>
  <message>
   <source>Passed on to the specialists</source>
   <translation>Chuyển chuyên môn xử lý</translation>
  </message>
  <message>
   <source>Missing papers received</source>
   <translation>Đã nhận giấy tờ bổ sung</translation>
  </message>
  <message>
   <source>Payment done</source>
   <translation>Đã nộp tiền</translation>
  </message>
  <message>
   <source>Result is at the counter</source>
   <translation>Kết quả đã về quầy</translation>
  </message>
  <message>
   <source>Result handed over</source>
   <translation>Đã trả kết quả</translation>
  </message>
  <message>
   <source>Papers asked for</source>
   <translation>Yêu cầu bổ sung giấy tờ</translation>
  </message>
  <message>
   <source>Payment asked for</source>
   <translation>Yêu cầu nộp tiền</translation>
  </message>
  <message>
   <source>Apology, new date</source>
   <translation>Thư xin lỗi, hẹn lại</translation>
  </message>
  <message>
   <source>Work goes on</source>
   <translation>Cho xử lý tiếp</translation>
  </message>
  <message>
   <source>Stopped</source>
   <translation>Dừng xử lý</translation>
  </message>
  <message>
   <source>Withdrawn by the citizen</source>
   <translation>Công dân rút hồ sơ</translation>
  </message>
  <message>
   <source>Refused</source>
   <translation>Từ chối tiếp nhận</translation>
  </message>
  <message>
   <source>Corrected</source>
   <translation>Đính chính</translation>
  </message>
  <message>
   <source>Result handed over at once</source>
   <translation>Đã trả kết quả ngay</translation>
  </message>
  <message>
   <source>Fee taken</source>
   <translation>Đã thu phí, lệ phí</translation>
  </message>
  <message>
   <source>Money refunded</source>
   <translation>Đã hoàn lại khoản thu</translation>
  </message>
  <message>
   <source>Date counted again</source>
   <translation>Đã tính lại ngày hẹn</translation>
  </message>
  <message>
   <source>Entered by mistake</source>
   <translation>Hủy vì nhập nhầm</translation>
  </message>
  <message>
   <source>Version chosen</source>
   <translation>Đã chọn bản</translation>
  </message>
  <message>
   <source>Slip printed</source>
   <translation>In phiếu hẹn</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Ghi chú</translation>
  </message>
  <message>
   <source>ID number looked at</source>
   <translation>Xem số căn cước</translation>
  </message>
  <message>
   <source>Printed: {form}</source>
   <translation>Đã in {form}</translation>
  </message>
  <message>
   <source>received by {name}</source>
   <translation>người nhận: {name}</translation>
  </message>
  <message>
   <source>slip lost</source>
   <translation>mất phiếu</translation>
  </message>
  <message>
   <source>{n} copies</source>
   <translation>{n} liên</translation>
  </message>
  <message>
   <source>{part}: from counter</source>
   <translation>{part}: bản của quầy</translation>
  </message>
  <message>
   <source>{part}: from the centre</source>
   <translation>{part}: bản của trung tâm</translation>
  </message>
  <message>
   <source>Saved on this computer</source>
   <translation>Đã lưu trên máy này</translation>
  </message>
  <message>
   <source>Arrived at the centre</source>
   <translation>Đã tới trung tâm</translation>
  </message>
  <message>
   <source>The centre confirmed it</source>
   <translation>Trung tâm xác nhận đã nhận</translation>
  </message>
  <message>
   <source>{name} refunded: {amount} đ, {method}</source>
   <translation>hoàn lại {name}: {amount} đ, {method}</translation>
  </message>
  <message>
   <source>receipt {number} is to be adjusted by the fee body</source>
   <translation>biên lai số {number} do cơ quan thu điều chỉnh</translation>
  </message>
  <message>
   <source>{name} excused: {amount} đ, {reason}</source>
   <translation>miễn, giảm {name}: {amount} đ, {reason}</translation>
  </message>
  <message>
   <source>{name} taken: {amount} đ, {method}</source>
   <translation>đã thu {name}: {amount} đ, {method}</translation>
  </message>
  <message>
   <source>{name}: receipt {number}</source>
   <translation>{name}: biên lai số {number}</translation>
  </message>
 </context>
 <context>
  <name>IntakeQuestions</name>
  <message>
   <source>What was typed is still on the screen; no number was used.</source>
   <translation>Chữ đã nhập vẫn còn trên màn hình, chưa có số nào bị dùng.</translation>
  </message>
  <message>
   <source>Press Enter to save again. If it still fails press F12 and call support.</source>
   <translation>Bấm Enter để lưu lại. Vẫn không được thì bấm F12 và gọi hỗ trợ; đừng tắt máy.</translation>
  </message>
  <message>
   <source>Back to the form</source>
   <translation>Xem lại</translation>
  </message>
  <message>
   <source>Save again</source>
   <translation>Lưu lại</translation>
  </message>
  <message>
   <source>The dossier is not saved yet</source>
   <translation>Hồ sơ chưa lưu được</translation>
  </message>
  <message>
   <source>Choose a printer with Ctrl+, then print again. The number stays.</source>
   <translation>Bấm Để sau, rồi Ctrl+, để chọn máy in; sau đó in lại. Số trên phiếu vẫn giữ nguyên.</translation>
  </message>
  <message>
   <source>Check paper, light and cable, then press Enter. The number on the slip stays.</source>
   <translation>Xem giấy, đèn và dây máy in, rồi bấm Enter để in lại. Số trên phiếu vẫn giữ nguyên.</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>Để sau</translation>
  </message>
  <message>
   <source>Print again</source>
   <translation>In lại</translation>
  </message>
  <message>
   <source>The slip is not printed yet</source>
   <translation>Phiếu chưa in được</translation>
  </message>
  <message>
   <source>The printer does not say whether the slip is out.</source>
   <translation>Máy in đã nhận phiếu nhưng không báo giấy đã ra hay chưa.</translation>
  </message>
  <message>
   <source>If the slip is there press Enter. If not print again; the number stays.</source>
   <translation>Có phiếu thì bấm Enter. Chưa có thì bấm In lại, số vẫn giữ nguyên.</translation>
  </message>
  <message>
   <source>Look later</source>
   <translation>Xem sau</translation>
  </message>
  <message>
   <source>The slip is there</source>
   <translation>Có phiếu rồi</translation>
  </message>
  <message>
   <source>Did the slip come out?</source>
   <translation>Phiếu đã ra giấy chưa?</translation>
  </message>
  <message>
   <source>Paper jam or poor print</source>
   <translation>Kẹt giấy hoặc in mờ</translation>
  </message>
  <message>
   <source>The slip did not come out</source>
   <translation>Phiếu chưa ra giấy</translation>
  </message>
  <message>
   <source>The applicant lost the slip</source>
   <translation>Người nộp làm mất phiếu</translation>
  </message>
  <message>
   <source>One more copy is needed</source>
   <translation>Cần thêm một bản</translation>
  </message>
  <message>
   <source>This copy will carry REPRINT no. {n}. The reason is kept.</source>
   <translation>Bản này sẽ mang chữ BẢN IN LẠI lần {n}. Ghi lý do in lại.</translation>
  </message>
  <message>
   <source>Why it is printed again</source>
   <translation>Lý do in lại</translation>
  </message>
  <message>
   <source>Do not print</source>
   <translation>Không in</translation>
  </message>
  <message>
   <source>Print the slip again?</source>
   <translation>In lại phiếu?</translation>
  </message>
  <message>
   <source>this person</source>
   <translation>người này</translation>
  </message>
  <message>
   <source>The draft of {name} is not a dossier yet.</source>
   <translation>Nháp của {name} chưa thành hồ sơ.</translation>
  </message>
  <message>
   <source>Saved dossiers do not change; no number was used.</source>
   <translation>Hồ sơ đã lưu không đổi, chưa có số nào bị dùng.</translation>
  </message>
  <message>
   <source>Press Esc to go on with the draft.</source>
   <translation>Bấm Esc để làm tiếp nháp này.</translation>
  </message>
  <message>
   <source>Keep the draft</source>
   <translation>Giữ nháp</translation>
  </message>
  <message>
   <source>Drop the draft</source>
   <translation>Bỏ nháp</translation>
  </message>
  <message>
   <source>Drop this draft?</source>
   <translation>Bỏ nháp này?</translation>
  </message>
  <message>
   <source>The dossier is saved on this computer since {time}, code {code}. No need to type again.</source>
   <translation>Hồ sơ đã lưu trên máy này lúc {time}, mã {code}. Không cần nhập lại.</translation>
  </message>
 </context>
 <context>
  <name>IntakeStrips</name>
  <message>
   <source>The draft is back as it was left. It is not a dossier yet.</source>
   <translation>Nháp dở dang đã trở lại nguyên như lúc rời. Chưa thành hồ sơ.</translation>
  </message>
  <message>
   <source>The machine zone has no marks. Write the name as on the card.</source>
   <translation>Dòng mã ở mặt sau thẻ không có dấu. Ghi lại họ tên như trên thẻ.</translation>
  </message>
  <message>
   <source>Missing: {names}. Tick what was handed over; if it is not needed here, go on.</source>
   <translation>Còn thiếu {names}. Có rồi thì tích vào; hồ sơ này không cần thì nhận tiếp.</translation>
  </message>
  <message>
   <source>Take it like this</source>
   <translation>Nhận như đã tích</translation>
  </message>
  <message>
   <source>Provisional date {day}, agreed.</source>
   <translation>Ngày hẹn {day} là tạm tính, đã đồng ý.</translation>
  </message>
  <message>
   <source>{day} is provisional: the holidays of that year are not official yet.</source>
   <translation>Ngày hẹn {day} là tạm tính: năm đó chưa có lịch nghỉ chính thức.</translation>
  </message>
  <message>
   <source>Agree</source>
   <translation>Đồng ý</translation>
  </message>
  <message>
   <source>An 11-digit mobile number: since 2018 it is {number}. Ask the person.</source>
   <translation>Số di động 11 số: từ năm 2018 là {number}. Hỏi lại người nộp.</translation>
  </message>
  <message>
   <source>Use the new one</source>
   <translation>Dùng số mới</translation>
  </message>
  <message>
   <source>Known at this counter: {found}. Still right?</source>
   <translation>Quầy đã có: {found}. Còn đúng không?</translation>
  </message>
  <message>
   <source>Take it over</source>
   <translation>Lấy vào</translation>
  </message>
  <message>
   <source>At this counter the number stands under {other}; here {name} is written. Look again.</source>
   <translation>Ở quầy này, số đó mang tên {other}; đang ghi {name}. Xem lại số và tên.</translation>
  </message>
  <message>
   <source>The card is of {other}; the holder here is {name}. Nothing changed.</source>
   <translation>Thẻ vừa quét là của {other}; chủ hồ sơ đang ghi là {name}. Chưa đổi gì.</translation>
  </message>
  <message>
   <source>Change the holder</source>
   <translation>Đổi chủ hồ sơ</translation>
  </message>
  <message>
   <source>The card is of {other}; this dossier is of {name}. Nothing changed.</source>
   <translation>Thẻ vừa quét là của {other}, hồ sơ đang làm là của {name}. Chưa thay đổi gì.</translation>
  </message>
  <message>
   <source>Change the person</source>
   <translation>Đổi người nộp</translation>
  </message>
  <message>
   <source>{count} results wait for this person: {name} ({code}).</source>
   <translation>Người này có {count} kết quả chờ nhận: {name} ({code}).</translation>
  </message>
  <message>
   <source>Return it</source>
   <translation>Trả luôn</translation>
  </message>
  <message>
   <source>This person has a dossier of this procedure, of {day} ({code}).</source>
   <translation>Người này đang có hồ sơ cùng thủ tục, nộp {day} ({code}).</translation>
  </message>
  <message>
   <source>Open that one</source>
   <translation>Mở hồ sơ đó</translation>
  </message>
  <message>
   <source>{count} open dossiers of this person: {name} ({code}).</source>
   <translation>Người này đang có {count} hồ sơ chưa xong: {name} ({code}).</translation>
  </message>
 </context>
 <context>
  <name>IntakeView</name>
  <message>
   <source>Sent to the printer: {form}</source>
   <translation>Đã gửi máy in: {form}</translation>
  </message>
  <message>
   <source>Guidance in writing (Form 02)…</source>
   <translation>Hướng dẫn bằng văn bản (Mẫu 02)…</translation>
  </message>
  <message>
   <source>Refusal to receive (Form 03)…</source>
   <translation>Từ chối tiếp nhận (Mẫu 03)…</translation>
  </message>
  <message>
   <source>Save and print the slip</source>
   <translation>Lưu và in phiếu</translation>
  </message>
  <message>
   <source>Saving…</source>
   <translation>Đang lưu…</translation>
  </message>
  <message>
   <source>Drop the draft</source>
   <translation>Bỏ nháp</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Khác</translation>
  </message>
  <message>
   <source>Intake</source>
   <translation>Tiếp nhận</translation>
  </message>
  <message>
   <source>Open this dossier</source>
   <translation>Mở hồ sơ này</translation>
  </message>
  <message>
   <source>Next person</source>
   <translation>Người tiếp theo</translation>
  </message>
  <message>
   <source>scan the card of the next person.</source>
   <translation>quét thẻ của người tiếp theo.</translation>
  </message>
 </context>
 <context>
  <name>IntakeWords</name>
  <message>
   <source>{count} required papers missing: {first}</source>
   <translation>còn thiếu {count} giấy bắt buộc: {first}</translation>
  </message>
  <message>
   <source>scan the ID card.</source>
   <translation>quét thẻ căn cước.</translation>
  </message>
  <message>
   <source>complete the person, then Enter.</source>
   <translation>ghi đủ người nộp, rồi Enter.</translation>
  </message>
  <message>
   <source>complete the holder, then Enter.</source>
   <translation>ghi đủ chủ hồ sơ, rồi Enter.</translation>
  </message>
  <message>
   <source>answer the question with its number.</source>
   <translation>bấm số để trả lời câu hỏi.</translation>
  </message>
  <message>
   <source>complete the certified papers.</source>
   <translation>ghi đủ tên, số trang, số bản của giấy tờ chứng thực.</translation>
  </message>
  <message>
   <source>write why the fee is excused.</source>
   <translation>ghi lý do miễn lệ phí.</translation>
  </message>
  <message>
   <source>choose the procedure, then Enter.</source>
   <translation>chọn thủ tục, rồi Enter.</translation>
  </message>
  <message>
   <source>give the date of the result.</source>
   <translation>ghi ngày hẹn trả kết quả.</translation>
  </message>
  <message>
   <source>confirm the provisional date, Alt Y.</source>
   <translation>đồng ý ngày tạm tính, Alt Y.</translation>
  </message>
  <message>
   <source>save with Ctrl Enter; the provisional date is asked again.</source>
   <translation>lưu bằng Ctrl Enter; ngày tạm tính sẽ được hỏi lại.</translation>
  </message>
  <message>
   <source>all papers are there, save and print.</source>
   <translation>đủ giấy tờ, lưu và in.</translation>
  </message>
  <message>
   <source>There is no such day. Write it as 05/03/1990.</source>
   <translation>Không có ngày này. Ghi như 05/03/1990.</translation>
  </message>
  <message>
   <source>Write who comes with the child.</source>
   <translation>Ghi tên người đi cùng trẻ.</translation>
  </message>
  <message>
   <source>Choose a procedure.</source>
   <translation>Chọn thủ tục: gõ vài chữ đầu rồi Enter.</translation>
  </message>
  <message>
   <source>Answer the question first.</source>
   <translation>Trả lời câu hỏi trước đã.</translation>
  </message>
  <message>
   <source>Write why the fee is excused.</source>
   <translation>Ghi lý do miễn lệ phí.</translation>
  </message>
  <message>
   <source>This is the applicant. Scan the holder's card, or press Alt O.</source>
   <translation>Đây là người nộp. Quét thẻ của chủ hồ sơ, hoặc bấm Alt O.</translation>
  </message>
  <message>
   <source>Give the day of the result.</source>
   <translation>Ghi ngày hẹn trả kết quả.</translation>
  </message>
  <message>
   <source>The day must come after today.</source>
   <translation>Ngày hẹn phải sau lúc nhận hồ sơ.</translation>
  </message>
  <message>
   <source>{missing} digits missing: the number has 12 digits, {given} given.</source>
   <translation>Thiếu {missing} chữ số: số căn cước có 12 chữ số, mới có {given}.</translation>
  </message>
  <message>
   <source>Too long: the number has 12 digits, {given} given.</source>
   <translation>Thừa chữ số: số căn cước có 12 chữ số, đã gõ {given}.</translation>
  </message>
  <message>
   <source>Now in: {unit}</source>
   <translation>Nay thuộc: {unit}</translation>
  </message>
  <message>
   <source>Monday</source>
   <translation>Thứ Hai</translation>
  </message>
  <message>
   <source>Tuesday</source>
   <translation>Thứ Ba</translation>
  </message>
  <message>
   <source>Wednesday</source>
   <translation>Thứ Tư</translation>
  </message>
  <message>
   <source>Thursday</source>
   <translation>Thứ Năm</translation>
  </message>
  <message>
   <source>Friday</source>
   <translation>Thứ Sáu</translation>
  </message>
  <message>
   <source>Saturday</source>
   <translation>Thứ Bảy</translation>
  </message>
  <message>
   <source>Sunday</source>
   <translation>Chủ Nhật</translation>
  </message>
  <message>
   <source>{time} {weekday}, day {day} month {month}</source>
   <translation>{time} {weekday}, ngày {day} tháng {month}</translation>
  </message>
  <message>
   <source>no time in the catalogue</source>
   <translation>danh mục không ghi thời hạn</translation>
  </message>
  <message>
   <source>{n} working days</source>
   <translation>{n} ngày làm việc</translation>
  </message>
  <message>
   <source>{n} days</source>
   <translation>{n} ngày</translation>
  </message>
  <message>
   <source>{n} working hours</source>
   <translation>{n} giờ làm việc</translation>
  </message>
  <message>
   <source>{n} months</source>
   <translation>{n} tháng</translation>
  </message>
  <message>
   <source>{n} years</source>
   <translation>{n} năm</translation>
  </message>
  <message>
   <source>same day</source>
   <translation>trả trong ngày</translation>
  </message>
  <message>
   <source>not in the catalogue</source>
   <translation>danh mục không ghi</translation>
  </message>
  <message>
   <source>0 đ</source>
   <translation>0 đ</translation>
  </message>
  <message>
   <source>{amount} đ</source>
   <translation>{amount} đ</translation>
  </message>
  <message>
   <source>The province sets the real fee.</source>
   <translation>Mức thu do tỉnh quy định.</translation>
  </message>
 </context>
 <context>
  <name>LabelledField</name>
  <message>
   <source>(optional)</source>
   <translation>(không bắt buộc)</translation>
  </message>
 </context>
 <context>
  <name>Lamps</name>
  <message>
   <source>{count} dossiers not at the centre yet</source>
   <translation>{count} hồ sơ chưa tới trung tâm</translation>
  </message>
  <message>
   <source>Sending {count} dossiers</source>
   <translation>Đang gửi {count} hồ sơ</translation>
  </message>
  <message>
   <source>Asking the centre…</source>
   <translation>Đang hỏi trung tâm…</translation>
  </message>
  <message>
   <source>last checked {at}</source>
   <translation>lần cuối {at}</translation>
  </message>
  <message>
   <source>The centre has everything</source>
   <translation>Trung tâm đã nhận đủ</translation>
  </message>
  <message>
   <source>No network since {at}</source>
   <translation>Mất mạng từ {at}</translation>
  </message>
  <message>
   <source>trying again in {seconds} s</source>
   <translation>tự thử lại sau {seconds} giây</translation>
  </message>
  <message>
   <source>The centre is busy</source>
   <translation>Trung tâm bận</translation>
  </message>
  <message>
   <source>A change waits for your consent</source>
   <translation>Có thay đổi lớn chờ người xem</translation>
  </message>
  <message>
   <source>The answer is not from the centre</source>
   <translation>Bên trả lời không phải trung tâm</translation>
  </message>
  <message>
   <source>Not sure it is the centre, nothing is sent</source>
   <translation>Chưa chắc là trung tâm, chưa gửi gì</translation>
  </message>
  <message>
   <source>The centre needs a newer version</source>
   <translation>Trung tâm cần bản mới hơn</translation>
  </message>
  <message>
   <source>The clock of this computer is wrong</source>
   <translation>Đồng hồ máy có vẻ sai</translation>
  </message>
  <message>
   <source>The centre takes nothing now</source>
   <translation>Trung tâm chưa nhận</translation>
  </message>
  <message>
   <source>This computer must be joined again</source>
   <translation>Cần nối lại với trung tâm</translation>
  </message>
  <message>
   <source>No numbers left, slips carry a provisional code</source>
   <translation>Hết số, phiếu ghi mã tạm</translation>
  </message>
  <message>
   <source>Few numbers left: {count}</source>
   <translation>Sắp hết số: còn {count}</translation>
  </message>
  <message>
   <source>{count} numbers left today</source>
   <translation>Còn {count} số hôm nay</translation>
  </message>
  <message>
   <source>until {day}</source>
   <translation>có số đến hết {day}</translation>
  </message>
  <message>
   <source>No printer chosen</source>
   <translation>Chưa chọn máy in</translation>
  </message>
  <message>
   <source>The chosen printer is not on this computer</source>
   <translation>Không thấy máy in đã chọn</translation>
  </message>
  <message>
   <source>Printer not tried yet</source>
   <translation>máy in chưa thử</translation>
  </message>
  <message>
   <source>The last print failed, {at}</source>
   <translation>Lần in gần nhất hỏng, {at}</translation>
  </message>
  <message>
   <source>printed {at}</source>
   <translation>in lúc {at}</translation>
  </message>
  <message>
   <source>Scanner not tried yet</source>
   <translation>máy quét chưa thử</translation>
  </message>
  <message>
   <source>scanned {at}</source>
   <translation>quét lúc {at}</translation>
  </message>
 </context>
 <context>
  <name>ListCard</name>
  <message>
   <source>Rows of the list</source>
   <translation>Các dòng của danh sách</translation>
  </message>
  <message>
   <source>The list</source>
   <translation>Danh sách</translation>
  </message>
  <message>
   <source>List file</source>
   <translation>Chọn tệp</translation>
  </message>
  <message>
   <source>Get the template</source>
   <translation>Tải mẫu</translation>
  </message>
  <message>
   <source>Add a row</source>
   <translation>Thêm dòng</translation>
  </message>
  <message>
   <source>Take the row out</source>
   <translation>Bỏ dòng</translation>
  </message>
  <message>
   <source>Next row to mend</source>
   <translation>Dòng cần sửa kế tiếp</translation>
  </message>
  <message>
   <source>Take all alike</source>
   <translation>Nhận cả dòng trùng</translation>
  </message>
  <message>
   <source>Case of the whole list</source>
   <translation>Trường hợp của cả danh sách</translation>
  </message>
  <message>
   <source>Date of the result</source>
   <translation>Ngày hẹn trả</translation>
  </message>
  <message>
   <source>As each row says</source>
   <translation>Theo từng dòng</translation>
  </message>
  <message>
   <source>Agree</source>
   <translation>Đồng ý</translation>
  </message>
 </context>
 <context>
  <name>LookPage</name>
  <message>
   <source>Do not take it</source>
   <translation>Không nhận</translation>
  </message>
  <message>
   <source>Take it</source>
   <translation>Nhận</translation>
  </message>
  <message>
   <source>No day changes.</source>
   <translation>Không ngày nào đổi.</translation>
  </message>
  <message>
   <source>Dates to count again afterwards</source>
   <translation>Ngày hẹn cần tính lại sau khi nhận</translation>
  </message>
  <message>
   <source>Only the head of the centre or the technician changes the calendar.</source>
   <translation>Chỉ lãnh đạo Trung tâm hoặc cán bộ kỹ thuật được đổi lịch.</translation>
  </message>
  <message>
   <source>{n} promised dates would be others. None moves until it is counted.</source>
   <translation>{n} ngày hẹn sẽ khác. Ngày hẹn chỉ đổi khi có người tính lại.</translation>
  </message>
  <message>
   <source>No promised date changes.</source>
   <translation>Không ngày hẹn nào đổi.</translation>
  </message>
  <message>
   <source>Opening hours: {hours}</source>
   <translation>Giờ làm việc: {hours}</translation>
  </message>
  <message>
   <source>Year {year} is announced</source>
   <translation>Năm {year} đã công bố</translation>
  </message>
  <message>
   <source>Year {year} is provisional again</source>
   <translation>Năm {year} trở lại tạm tính</translation>
  </message>
 </context>
 <context>
  <name>LookSection</name>
  <message>
   <source>Normal</source>
   <translation>Vừa</translation>
  </message>
  <message>
   <source>Large</source>
   <translation>Lớn</translation>
  </message>
  <message>
   <source>Very large</source>
   <translation>Rất lớn</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>Cỡ chữ</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Sáng</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Tối</translation>
  </message>
  <message>
   <source>High contrast</source>
   <translation>Tương phản cao</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>Màu</translation>
  </message>
  <message>
   <source>Language of the screen</source>
   <translation>Ngôn ngữ màn hình</translation>
  </message>
  <message>
   <source>Screen</source>
   <translation>Màn hình</translation>
  </message>
  <message>
   <source>Changes at once. Slips, forms and dossiers stay Vietnamese.</source>
   <translation>Đổi ngay khi chọn. Phiếu, biểu mẫu và hồ sơ vẫn bằng tiếng Việt.</translation>
  </message>
 </context>
 <context>
  <name>MassChangeCard</name>
  <message>
   <source>Dossiers the centre closes</source>
   <translation>Các hồ sơ trung tâm đóng</translation>
  </message>
  <message>
   <source>Let this change in</source>
   <translation>Nhận thay đổi này</translation>
  </message>
  <message>
   <source>The centre wants to close {n} dossiers at once</source>
   <translation>Trung tâm muốn đóng {n} hồ sơ cùng lúc</translation>
  </message>
  <message>
   <source>Let in: it is taken at the next try.</source>
   <translation>Đã đồng ý nhận: lần đồng bộ tới sẽ nhận.</translation>
  </message>
  <message>
   <source>Nothing was taken yet; our dossiers still go out. Compare the list with the centre, then decide.</source>
   <translation>Máy chưa nhận gì; hồ sơ của quầy vẫn gửi đi. Đối chiếu danh sách với trung tâm rồi quyết định.</translation>
  </message>
  <message>
   <source>Nothing was taken yet. Ask the head or an official of the counter.</source>
   <translation>Máy chưa nhận gì. Nhờ lãnh đạo hoặc cán bộ một cửa quyết định.</translation>
  </message>
  <message>
   <source>unknown status</source>
   <translation>tình trạng không rõ</translation>
  </message>
 </context>
 <context>
  <name>MovedPage</name>
  <message>
   <source>Back to the days</source>
   <translation>Về danh sách ngày</translation>
  </message>
  <message>
   <source>Count all again</source>
   <translation>Tính lại tất cả</translation>
  </message>
  <message>
   <source>Dates to count again</source>
   <translation>Ngày hẹn cần tính lại</translation>
  </message>
  <message>
   <source>No date has to be counted again.</source>
   <translation>Không có ngày hẹn nào cần tính lại.</translation>
  </message>
  <message>
   <source>Counted</source>
   <translation>Đã tính lại</translation>
  </message>
  <message>
   <source>To count</source>
   <translation>Cần tính lại</translation>
  </message>
  <message>
   <source>Print the slip again</source>
   <translation>In lại giấy hẹn</translation>
  </message>
  <message>
   <source>Count again</source>
   <translation>Tính lại</translation>
  </message>
 </context>
 <context>
  <name>NextSteps</name>
  <message>
   <source>check the papers, then accept.</source>
   <translation>kiểm giấy tờ rồi tiếp nhận.</translation>
  </message>
  <message>
   <source>pass it on to the specialists.</source>
   <translation>chuyển chuyên môn xử lý.</translation>
  </message>
  <message>
   <source>nothing: it was not accepted.</source>
   <translation>không còn việc gì, hồ sơ không được tiếp nhận.</translation>
  </message>
  <message>
   <source>wait for the specialists' result.</source>
   <translation>chờ chuyên môn trả kết quả.</translation>
  </message>
  <message>
   <source>wait for the citizen's papers.</source>
   <translation>chờ người dân bổ sung giấy tờ.</translation>
  </message>
  <message>
   <source>wait for the payment.</source>
   <translation>chờ người dân nộp tiền.</translation>
  </message>
  <message>
   <source>nothing: it was withdrawn.</source>
   <translation>không còn việc gì, người dân đã rút hồ sơ.</translation>
  </message>
  <message>
   <source>wait until work goes on.</source>
   <translation>chờ cho xử lý tiếp.</translation>
  </message>
  <message>
   <source>hand over the result.</source>
   <translation>trả kết quả cho người dân.</translation>
  </message>
  <message>
   <source>nothing: the result was handed over.</source>
   <translation>không còn việc gì, kết quả đã trao tận tay.</translation>
  </message>
  <message>
   <source>The role signed in does not do this.</source>
   <translation>Vai trò đang đăng nhập không làm việc này.</translation>
  </message>
 </context>
 <context>
  <name>NightPanel</name>
  <message>
   <source>Network or not, people go home with their slip.</source>
   <translation>Có mạng hay không, người dân vẫn cầm phiếu về.</translation>
  </message>
  <message>
   <source>Dossiers are saved on this computer at once and go to the centre by themselves.</source>
   <translation>Hồ sơ lưu ngay trên máy này và tự gửi về trung tâm khi có mạng.</translation>
  </message>
 </context>
 <context>
  <name>NumberBookModel</name>
  <message>
   <source>adds up</source>
   <translation>khớp</translation>
  </message>
  <message>
   <source>does not add up</source>
   <translation>không khớp</translation>
  </message>
 </context>
 <context>
  <name>NumbersSection</name>
  <message>
   <source>Numbers given out</source>
   <translation>Số đã cấp</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>Ngày</translation>
  </message>
  <message>
   <source>Block</source>
   <translation>Dãy số</translation>
  </message>
  <message>
   <source>Given out</source>
   <translation>Đã cấp</translation>
  </message>
  <message>
   <source>Void</source>
   <translation>Bỏ trống</translation>
  </message>
  <message>
   <source>Returned</source>
   <translation>Đã trả lại</translation>
  </message>
  <message>
   <source>Left</source>
   <translation>Còn</translation>
  </message>
  <message>
   <source>Check</source>
   <translation>Kiểm</translation>
  </message>
  <message>
   <source>Every number is accounted for: given out, void with its reason, or left.</source>
   <translation>Số nào cũng có trong sổ: đã cấp, bỏ trống có lý do, đã trả lại hoặc còn.</translation>
  </message>
 </context>
 <context>
  <name>OfferStrip</name>
  <message>
   <source>Kept. Now there is {form} to print.</source>
   <translation>Đã ghi. Giờ có {form} để in.</translation>
  </message>
  <message>
   <source>View and print</source>
   <translation>Xem và in</translation>
  </message>
 </context>
 <context>
  <name>OfferedPage</name>
  <message>
   <source>Do not take it</source>
   <translation>Không nhận</translation>
  </message>
  <message>
   <source>Take it</source>
   <translation>Nhận</translation>
  </message>
  <message>
   <source>Only the head of the centre or the technician takes a file.</source>
   <translation>Chỉ lãnh đạo Trung tâm hoặc cán bộ kỹ thuật được nhận tệp.</translation>
  </message>
  <message>
   <source>{added} added, {retired} retired, {changed} changed</source>
   <translation>Thêm {added}, hết hiệu lực {retired}, thay đổi {changed}</translation>
  </message>
  <message>
   <source>{count} begin later</source>
   <translation>{count} có hiệu lực về sau</translation>
  </message>
  <message>
   <source>Signed {when}. Dossiers received before keep what they have.</source>
   <translation>Ký lúc {when}. Hồ sơ đã nhận giữ nguyên nội dung cũ.</translation>
  </message>
  <message>
   <source>New</source>
   <translation>Thêm</translation>
  </message>
  <message>
   <source>Retired</source>
   <translation>Hết hiệu lực</translation>
  </message>
  <message>
   <source>Changed</source>
   <translation>Thay đổi</translation>
  </message>
  <message>
   <source>From {day}</source>
   <translation>Từ {day}</translation>
  </message>
  <message>
   <source>Fee table “{name}”: {count} procedures</source>
   <translation>Bảng phí “{name}”: {count} thủ tục</translation>
  </message>
  <message>
   <source>It replaces the whole table in use. Dossiers keep the fees of their day.</source>
   <translation>Bảng này thay cả bảng đang dùng. Hồ sơ giữ mức phí của ngày đã nhận.</translation>
  </message>
  <message>
   <source>Codes not in the catalogue: {codes}.</source>
   <translation>Mã không có trong danh mục: {codes}.</translation>
  </message>
  <message>
   <source>Fee</source>
   <translation>Phí</translation>
  </message>
  <message>
   <source>as in the catalogue</source>
   <translation>theo danh mục</translation>
  </message>
 </context>
 <context>
  <name>OfficeData</name>
  <message>
   <source>{amount} đ</source>
   <translation>{amount} đ</translation>
  </message>
  <message>
   <source>at the counter</source>
   <translation>tại quầy</translation>
  </message>
  <message>
   <source>by post</source>
   <translation>qua bưu chính</translation>
  </message>
  <message>
   <source>online</source>
   <translation>trực tuyến</translation>
  </message>
  <message>
   <source>shown and given back</source>
   <translation>xuất trình</translation>
  </message>
  <message>
   <source>{originals} originals, {copies} copies</source>
   <translation>{originals} bản chính, {copies} bản sao</translation>
  </message>
  <message>
   <source>case: {cases}</source>
   <translation>trường hợp: {cases}</translation>
  </message>
  <message>
   <source>one of its group is enough</source>
   <translation>một trong nhóm là đủ</translation>
  </message>
  <message>
   <source>when somebody is authorised</source>
   <translation>khi ủy quyền</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Tên</translation>
  </message>
  <message>
   <source>Short name</source>
   <translation>Tên ngắn</translation>
  </message>
  <message>
   <source>Sector</source>
   <translation>Lĩnh vực</translation>
  </message>
  <message>
   <source>Time limit</source>
   <translation>Thời hạn</translation>
  </message>
  <message>
   <source>Time verified</source>
   <translation>Thời hạn đã xác minh</translation>
  </message>
  <message>
   <source>Time and fee by channel</source>
   <translation>Thời hạn và phí theo cách nộp</translation>
  </message>
  <message>
   <source>Fee</source>
   <translation>Phí</translation>
  </message>
  <message>
   <source>Note on the fee</source>
   <translation>Ghi chú về phí</translation>
  </message>
  <message>
   <source>Fee set by the province</source>
   <translation>Phí do tỉnh quy định</translation>
  </message>
  <message>
   <source>Fees of the province</source>
   <translation>Phí của tỉnh</translation>
  </message>
  <message>
   <source>Ways of handing in</source>
   <translation>Cách nộp</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>Kết quả</translation>
  </message>
  <message>
   <source>Papers</source>
   <translation>Giấy tờ</translation>
  </message>
  <message>
   <source>Questions</source>
   <translation>Câu hỏi</translation>
  </message>
  <message>
   <source>Common procedure</source>
   <translation>Thủ tục thường gặp</translation>
  </message>
  <message>
   <source>On a system of the ministry</source>
   <translation>Trên hệ thống của bộ</translation>
  </message>
  <message>
   <source>In force from</source>
   <translation>Áp dụng từ</translation>
  </message>
  <message>
   <source>In force until</source>
   <translation>Áp dụng đến</translation>
  </message>
  <message>
   <source>After a supplement</source>
   <translation>Sau khi bổ sung</translation>
  </message>
  <message>
   <source>{field}: {before} → {after}</source>
   <translation>{field}: {before} → {after}</translation>
  </message>
  <message>
   <source>added “{name}”</source>
   <translation>thêm “{name}”</translation>
  </message>
  <message>
   <source>left out “{name}”</source>
   <translation>bỏ “{name}”</translation>
  </message>
  <message>
   <source>changed “{name}”</source>
   <translation>đổi “{name}”</translation>
  </message>
  <message>
   <source>another order</source>
   <translation>đổi thứ tự</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>có</translation>
  </message>
  <message>
   <source>no</source>
   <translation>không</translation>
  </message>
  <message>
   <source>holiday</source>
   <translation>nghỉ lễ, tết</translation>
  </message>
  <message>
   <source>day off in lieu</source>
   <translation>nghỉ bù</translation>
  </message>
  <message>
   <source>swapped day off</source>
   <translation>nghỉ hoán đổi</translation>
  </message>
  <message>
   <source>make-up working day</source>
   <translation>làm bù</translation>
  </message>
  <message>
   <source>a day like any other</source>
   <translation>ngày như thường lệ</translation>
  </message>
  <message>
   <source>{day}: {before} → {after}</source>
   <translation>{day}: {before} → {after}</translation>
  </message>
  <message>
   <source>Form {number}</source>
   <translation>Mẫu số {number}</translation>
  </message>
  <message>
   <source>Of practice</source>
   <translation>Mẫu thực tế</translation>
  </message>
  <message>
   <source>as shipped</source>
   <translation>có sẵn</translation>
  </message>
  <message>
   <source>the office's own</source>
   <translation>mẫu riêng</translation>
  </message>
  <message>
   <source>own, other days</source>
   <translation>mẫu riêng, chưa dùng</translation>
  </message>
  <message>
   <source>own file is wrong</source>
   <translation>mẫu riêng có lỗi</translation>
  </message>
  <message>
   <source>from {day}</source>
   <translation>từ {day}</translation>
  </message>
  <message>
   <source>until {day}</source>
   <translation>đến {day}</translation>
  </message>
  <message>
   <source>{due} was provisional, now it is certain</source>
   <translation>{due}: trước là tạm tính, nay đã chắc chắn</translation>
  </message>
 </context>
 <context>
  <name>OfficeDataSection</name>
  <message>
   <source>Procedures, calendar and forms</source>
   <translation>Danh mục, lịch và biểu mẫu</translation>
  </message>
  <message>
   <source>Procedures</source>
   <translation>Thủ tục</translation>
  </message>
  <message>
   <source>Calendar</source>
   <translation>Lịch</translation>
  </message>
  <message>
   <source>Forms</source>
   <translation>Biểu mẫu</translation>
  </message>
 </context>
 <context>
  <name>OfficialsSection</name>
  <message>
   <source>Full name</source>
   <translation>Họ và tên</translation>
  </message>
  <message>
   <source>Role</source>
   <translation>Vai trò</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Thêm</translation>
  </message>
  <message>
   <source>PIN now</source>
   <translation>Mật khẩu đang dùng</translation>
  </message>
  <message>
   <source>New PIN, at least 6 characters</source>
   <translation>Mật khẩu mới, từ 6 ký tự</translation>
  </message>
  <message>
   <source>Change the PIN</source>
   <translation>Đổi mật khẩu</translation>
  </message>
  <message>
   <source>Who may sign in here</source>
   <translation>Ai được vào máy này</translation>
  </message>
  <message>
   <source>Add an official</source>
   <translation>Thêm cán bộ</translation>
  </message>
  <message>
   <source>My PIN</source>
   <translation>Mật khẩu của tôi</translation>
  </message>
  <message>
   <source>Only the head of the centre or the technician adds officials.</source>
   <translation>Việc này cần quyền của lãnh đạo Trung tâm hoặc cán bộ kỹ thuật.</translation>
  </message>
 </context>
 <context>
  <name>OthersBlock</name>
  <message>
   <source>Edit</source>
   <translation>Sửa</translation>
  </message>
  <message>
   <source>Own dossier</source>
   <translation>Bỏ nộp thay</translation>
  </message>
  <message>
   <source>Paper that authorises</source>
   <translation>Giấy ủy quyền</translation>
  </message>
  <message>
   <source>Number, day, who certified it</source>
   <translation>Số, ngày, nơi chứng thực</translation>
  </message>
  <message>
   <source>Assisting official</source>
   <translation>Cán bộ hỗ trợ</translation>
  </message>
  <message>
   <source>Full name</source>
   <translation>Họ và tên</translation>
  </message>
  <message>
   <source>Handed in for</source>
   <translation>Chủ hồ sơ</translation>
  </message>
  <message>
   <source>scan the holder's card, or type</source>
   <translation>quét thẻ của chủ hồ sơ, hoặc gõ</translation>
  </message>
 </context>
 <context>
  <name>PapersBlock</name>
  <message>
   <source>Papers received</source>
   <translation>Giấy tờ đã nhận</translation>
  </message>
  <message>
   <source>All there</source>
   <translation>Nhận đủ</translation>
  </message>
  <message>
   <source>Shown once the procedure is chosen.</source>
   <translation>Hiện ra khi đã chọn thủ tục.</translation>
  </message>
  <message>
   <source>The catalogue asks for no paper.</source>
   <translation>Danh mục không yêu cầu giấy tờ nào.</translation>
  </message>
  <message>
   <source>{done} / {all} required</source>
   <translation>{done} / {all} bắt buộc</translation>
  </message>
  <message>
   <source>had {day}</source>
   <translation>đã nộp {day}</translation>
  </message>
  <message>
   <source>If authorised</source>
   <translation>Nếu ủy quyền</translation>
  </message>
  <message>
   <source>One of these</source>
   <translation>Một trong số</translation>
  </message>
  <message>
   <source>If it applies</source>
   <translation>Nếu thuộc diện</translation>
  </message>
  <message>
   <source>To be shown</source>
   <translation>Xuất trình</translation>
  </message>
  <message>
   <source>Required</source>
   <translation>Bắt buộc</translation>
  </message>
  <message>
   <source>seen</source>
   <translation>đã xem</translation>
  </message>
  <message>
   <source>{n} original</source>
   <translation>{n} chính</translation>
  </message>
  <message>
   <source>{n} copy</source>
   <translation>{n} sao</translation>
  </message>
 </context>
 <context>
  <name>PapersCard</name>
  <message>
   <source>Papers</source>
   <translation>Giấy tờ</translation>
  </message>
  <message>
   <source>{n} papers</source>
   <translation>{n} giấy</translation>
  </message>
  <message>
   <source>shown</source>
   <translation>đã xem</translation>
  </message>
  <message>
   <source>{n} original</source>
   <translation>{n} chính</translation>
  </message>
  <message>
   <source>{n} copy</source>
   <translation>{n} sao</translation>
  </message>
  <message>
   <source>filed electronically</source>
   <translation>nộp bản điện tử</translation>
  </message>
  <message>
   <source>not scanned: an opinion</source>
   <translation>không quét: kết quả xác minh</translation>
  </message>
  <message>
   <source>not scanned: secret</source>
   <translation>không quét: bí mật nhà nước</translation>
  </message>
  <message>
   <source>to be scanned</source>
   <translation>cần quét</translation>
  </message>
 </context>
 <context>
  <name>PersonBlock</name>
  <message>
   <source>Who applies</source>
   <translation>Người nộp</translation>
  </message>
  <message>
   <source>ID number or name</source>
   <translation>Gõ số hoặc tên</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>Điện thoại</translation>
  </message>
  <message>
   <source>Scan the applicant's ID card</source>
   <translation>Quét thẻ căn cước của người nộp</translation>
  </message>
  <message>
   <source>Hold the QR code of the card to the scanner. No card? Type here.</source>
   <translation>Đưa mã QR trên thẻ vào máy quét. Không có thẻ? Gõ số hoặc tên.</translation>
  </message>
  <message>
   <source>All fields</source>
   <translation>Gõ tay</translation>
  </message>
  <message>
   <source>Edit</source>
   <translation>Sửa</translation>
  </message>
  <message>
   <source>On behalf</source>
   <translation>Nộp thay</translation>
  </message>
  <message>
   <source>Read from the card {time}</source>
   <translation>Đọc từ thẻ {time}</translation>
  </message>
  <message>
   <source>Tax code {code}</source>
   <translation>Mã số thuế {code}</translation>
  </message>
  <message>
   <source>No paper</source>
   <translation>Không có giấy tờ</translation>
  </message>
  <message>
   <source>Passport {code}</source>
   <translation>Hộ chiếu {code}</translation>
  </message>
  <message>
   <source>Old card {code}</source>
   <translation>CMND cũ {code}</translation>
  </message>
  <message>
   <source>born {day}</source>
   <translation>sinh {day}</translation>
  </message>
  <message>
   <source>with {name}</source>
   <translation>đi cùng {name}</translation>
  </message>
 </context>
 <context>
  <name>PersonForm</name>
  <message>
   <source>Person</source>
   <translation>Cá nhân</translation>
  </message>
  <message>
   <source>Child</source>
   <translation>Trẻ em</translation>
  </message>
  <message>
   <source>Organisation</source>
   <translation>Tổ chức</translation>
  </message>
  <message>
   <source>Who applies</source>
   <translation>Người nộp</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Tiếp tục</translation>
  </message>
  <message>
   <source>Paper</source>
   <translation>Giấy tờ</translation>
  </message>
  <message>
   <source>12-digit number</source>
   <translation>Căn cước 12 số</translation>
  </message>
  <message>
   <source>Passport</source>
   <translation>Hộ chiếu</translation>
  </message>
  <message>
   <source>Old card (CMND)</source>
   <translation>CMND cũ</translation>
  </message>
  <message>
   <source>No paper</source>
   <translation>Không có giấy tờ</translation>
  </message>
  <message>
   <source>Number</source>
   <translation>Số</translation>
  </message>
  <message>
   <source>Full name</source>
   <translation>Họ và tên</translation>
  </message>
  <message>
   <source>Tax code</source>
   <translation>Mã số thuế</translation>
  </message>
  <message>
   <source>Birth date</source>
   <translation>Ngày sinh</translation>
  </message>
  <message>
   <source>Sex</source>
   <translation>Giới tính</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Địa chỉ</translation>
  </message>
  <message>
   <source>Thôn Mẫu, xã Đồng Đăng</source>
   <translation>Thôn Mẫu, xã Đồng Đăng</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>Điện thoại</translation>
  </message>
  <message>
   <source>E-mail (if any)</source>
   <translation>Thư điện tử (nếu có)</translation>
  </message>
  <message>
   <source>Issued on</source>
   <translation>Ngày cấp</translation>
  </message>
  <message>
   <source>Issued on (if known)</source>
   <translation>Ngày cấp (nếu có)</translation>
  </message>
  <message>
   <source>Who comes with the child</source>
   <translation>Người đi cùng trẻ</translation>
  </message>
  <message>
   <source>Name and relation</source>
   <translation>Họ tên, quan hệ với trẻ</translation>
  </message>
  <message>
   <source>Write the name of the organisation.</source>
   <translation>Ghi tên tổ chức.</translation>
  </message>
  <message>
   <source>Name of the organisation</source>
   <translation>Tên tổ chức</translation>
  </message>
 </context>
 <context>
  <name>PrinterSection</name>
  <message>
   <source>Printer</source>
   <translation>Máy in</translation>
  </message>
  <message>
   <source>Paper of the slip</source>
   <translation>Cỡ giấy của phiếu</translation>
  </message>
  <message>
   <source>Print the test sheet</source>
   <translation>In tờ thử</translation>
  </message>
  <message>
   <source>No printer is installed on this computer. Connect one in Windows, then open this page again.</source>
   <translation>Máy này chưa cài máy in nào. Cài máy in trong Windows, rồi mở lại trang này.</translation>
  </message>
  <message>
   <source>Printer of the slips</source>
   <translation>Máy in phiếu</translation>
  </message>
  <message>
   <source>No printer chosen yet</source>
   <translation>Chưa chọn máy in</translation>
  </message>
  <message>
   <source>{printer} (not on this computer)</source>
   <translation>{printer} (không thấy trên máy này)</translation>
  </message>
 </context>
 <context>
  <name>ProcedureBlock</name>
  <message>
   <source>Procedure</source>
   <translation>Thủ tục</translation>
  </message>
  <message>
   <source>A few letters, no marks needed: ks, tam tru</source>
   <translation>Vài chữ, không cần dấu: ks, tam tru</translation>
  </message>
  <message>
   <source>Case</source>
   <translation>Trường hợp</translation>
  </message>
  <message>
   <source>Other procedure</source>
   <translation>Đổi thủ tục</translation>
  </message>
  <message>
   <source>No procedure fits “{words}”. Try fewer letters.</source>
   <translation>Không có thủ tục nào khớp “{words}”. Thử gõ ít chữ hơn.</translation>
  </message>
  <message>
   <source>{count} more: type further letters.</source>
   <translation>Còn {count} thủ tục khác: gõ thêm chữ.</translation>
  </message>
  <message>
   <source>time not verified</source>
   <translation>thời hạn chưa xác minh</translation>
  </message>
  <message>
   <source>No special case</source>
   <translation>Không thuộc trường hợp riêng</translation>
  </message>
 </context>
 <context>
  <name>ProcedureField</name>
  <message>
   <source>A few letters of the procedure, then Enter</source>
   <translation>Gõ vài chữ của thủ tục rồi Enter</translation>
  </message>
 </context>
 <context>
  <name>ProceduresSection</name>
  <message>
   <source>Name (marks not needed), code or sector</source>
   <translation>Tên (không cần dấu), mã hoặc lĩnh vực</translation>
  </message>
  <message>
   <source>Procedures</source>
   <translation>Thủ tục</translation>
  </message>
  <message>
   <source>Look at a file…</source>
   <translation>Xem tệp…</translation>
  </message>
  <message>
   <source>{shown} of {all} procedures</source>
   <translation>{shown} / {all} thủ tục</translation>
  </message>
  <message>
   <source>The time is confirmed. Dossiers received from now on carry it.</source>
   <translation>Đã xác nhận thời hạn. Hồ sơ nhận từ bây giờ ghi thời hạn đã xác minh.</translation>
  </message>
  <message>
   <source>The file was taken. Dossiers received before keep what they have.</source>
   <translation>Đã nhận tệp. Hồ sơ đã nhận trước đó giữ nguyên.</translation>
  </message>
  <message>
   <source>The guidance sheet was sent to {printer}.</source>
   <translation>Đã gửi tờ hướng dẫn tới {printer}.</translation>
  </message>
  <message>
   <source>retired</source>
   <translation>hết hiệu lực</translation>
  </message>
  <message>
   <source>no time</source>
   <translation>không có thời hạn</translation>
  </message>
  <message>
   <source>time verified</source>
   <translation>đã xác minh</translation>
  </message>
  <message>
   <source>not verified</source>
   <translation>chưa xác minh</translation>
  </message>
  <message>
   <source>Look</source>
   <translation>Xem</translation>
  </message>
  <message>
   <source>Which catalogue file or fee table</source>
   <translation>Chọn tệp danh mục hoặc bảng phí</translation>
  </message>
 </context>
 <context>
  <name>ProgressLine</name>
  <message>
   <source>Stop</source>
   <translation>Dừng</translation>
  </message>
 </context>
 <context>
  <name>QuestionPanel</name>
  <message>
   <source>Question before</source>
   <translation>Câu trước</translation>
  </message>
  <message>
   <source>Press the number of the answer.</source>
   <translation>Bấm số của câu trả lời.</translation>
  </message>
  <message>
   <source>Press the number of the answer; Backspace goes back.</source>
   <translation>Bấm số của câu trả lời; phím xóa lùi trở lại câu trước.</translation>
  </message>
 </context>
 <context>
  <name>Rail</name>
  <message>
   <source>Lock</source>
   <translation>Khóa</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Trợ giúp</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Hôm nay</translation>
  </message>
  <message>
   <source>Intake</source>
   <translation>Tiếp nhận</translation>
  </message>
  <message>
   <source>By list</source>
   <translation>Theo danh sách</translation>
  </message>
  <message>
   <source>Dossiers</source>
   <translation>Hồ sơ</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>Trả kết quả</translation>
  </message>
  <message>
   <source>Sync</source>
   <translation>Đồng bộ</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>Sổ và số liệu</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Cài đặt</translation>
  </message>
 </context>
 <context>
  <name>RangeBar</name>
  <message>
   <source>Days</source>
   <translation>Kỳ</translation>
  </message>
  <message>
   <source>First day</source>
   <translation>Từ ngày</translation>
  </message>
  <message>
   <source>Last day</source>
   <translation>Đến hết ngày</translation>
  </message>
  <message>
   <source>until the end of</source>
   <translation>đến hết</translation>
  </message>
 </context>
 <context>
  <name>ResultsPage</name>
  <message>
   <source>received {when}</source>
   <translation>nhận {when}</translation>
  </message>
  <message>
   <source>Result is here</source>
   <translation>Đã có kết quả</translation>
  </message>
  <message>
   <source>No result yet</source>
   <translation>Chưa có kết quả</translation>
  </message>
  <message>
   <source>Hand over</source>
   <translation>Trả kết quả</translation>
  </message>
  <message>
   <source>View</source>
   <translation>Xem</translation>
  </message>
  <message>
   <source>No result waits under “{words}”. Scan the slip or the card.</source>
   <translation>Không có kết quả nào chờ trả theo “{words}”. Quét phiếu hẹn hoặc thẻ căn cước.</translation>
  </message>
  <message>
   <source>No result waits for this person on this computer.</source>
   <translation>Người này chưa có kết quả chờ nhận trên máy này.</translation>
  </message>
  <message>
   <source>This code stands on more than one slip. Compare name and procedure with the slip, then choose.</source>
   <translation>Mã này có trên hơn một giấy hẹn. So tên và thủ tục với giấy hẹn rồi chọn.</translation>
  </message>
  <message>
   <source>Sent to the printer: {form}</source>
   <translation>Đã gửi máy in: {form}</translation>
  </message>
  <message>
   <source>Result handed over to {name}.</source>
   <translation>Đã trả kết quả cho {name}.</translation>
  </message>
  <message>
   <source>Reason of the exception</source>
   <translation>Lý do ngoại lệ</translation>
  </message>
  <message>
   <source>Not now</source>
   <translation>Để sau</translation>
  </message>
  <message>
   <source>Hand over all the same</source>
   <translation>Vẫn trả kết quả</translation>
  </message>
  <message>
   <source>Hand over results</source>
   <translation>Trả kết quả</translation>
  </message>
  <message>
   <source>scan the citizen's slip or card.</source>
   <translation>quét phiếu hẹn hoặc thẻ của người dân.</translation>
  </message>
  <message>
   <source>Hand over the result</source>
   <translation>Trả kết quả</translation>
  </message>
  <message>
   <source>Saving…</source>
   <translation>Đang lưu…</translation>
  </message>
  <message>
   <source>Another dossier</source>
   <translation>Hồ sơ khác</translation>
  </message>
  <message>
   <source>Receipt of the result</source>
   <translation>Giấy biên nhận trả kết quả</translation>
  </message>
  <message>
   <source>hand the result over, then Ctrl+Enter.</source>
   <translation>trao kết quả cho dân, rồi bấm Ctrl+Enter.</translation>
  </message>
  <message>
   <source>there is no result to hand over, due {when}.</source>
   <translation>chưa có kết quả để trả, hẹn {when}.</translation>
  </message>
  <message>
   <source>the result was handed over already; F9 prints its receipt.</source>
   <translation>kết quả đã trả rồi; F9 in giấy biên nhận.</translation>
  </message>
  <message>
   <source>look at the authorisation and write it down.</source>
   <translation>xem giấy ủy quyền rồi ghi lại (số, ngày).</translation>
  </message>
  <message>
   <source>a counter official hands over results.</source>
   <translation>cán bộ tiếp nhận mới trả được kết quả.</translation>
  </message>
  <message>
   <source>write who receives it (Alt+N).</source>
   <translation>ghi tên người nhận thay (Alt+N).</translation>
  </message>
  <message>
   <source>write the ID number of who receives it, in place of the slip.</source>
   <translation>ghi số giấy tờ của người nhận, thay cho giấy hẹn.</translation>
  </message>
  <message>
   <source>tick that the slip was taken back (Space).</source>
   <translation>tích ô thu lại phiếu hẹn (Dấu cách).</translation>
  </message>
 </context>
 <context>
  <name>Roles</name>
  <message>
   <source>Counter official</source>
   <translation>Cán bộ tiếp nhận</translation>
  </message>
  <message>
   <source>Postal employee</source>
   <translation>Nhân viên bưu chính</translation>
  </message>
  <message>
   <source>Specialist</source>
   <translation>Cán bộ chuyên môn</translation>
  </message>
  <message>
   <source>Head of the one-stop centre</source>
   <translation>Lãnh đạo Trung tâm</translation>
  </message>
  <message>
   <source>Clerk</source>
   <translation>Văn thư</translation>
  </message>
  <message>
   <source>Technician</source>
   <translation>Cán bộ kỹ thuật</translation>
  </message>
 </context>
 <context>
  <name>RowModel</name>
  <message>
   <source>Row</source>
   <translation>Dòng</translation>
  </message>
 </context>
 <context>
  <name>SameCodeCard</name>
  <message>
   <source>This code stands on more than one slip. Compare name and procedure with the slip before going on.</source>
   <translation>Mã này có trên nhiều phiếu. Đối chiếu họ tên và thủ tục với phiếu rồi mới làm tiếp.</translation>
  </message>
  <message>
   <source>shown here</source>
   <translation>đang xem</translation>
  </message>
  <message>
   <source>View</source>
   <translation>Xem</translation>
  </message>
 </context>
 <context>
  <name>SettingsPage</name>
  <message>
   <source>Sections</source>
   <translation>Các phần</translation>
  </message>
  <message>
   <source>Printer</source>
   <translation>Máy in</translation>
  </message>
  <message>
   <source>Backup</source>
   <translation>Bản sao an toàn</translation>
  </message>
  <message>
   <source>Officials</source>
   <translation>Người dùng</translation>
  </message>
  <message>
   <source>Numbers given out</source>
   <translation>Số đã cấp</translation>
  </message>
  <message>
   <source>Procedures, calendar, forms</source>
   <translation>Danh mục, lịch, mẫu</translation>
  </message>
  <message>
   <source>Screen</source>
   <translation>Màn hình</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Cài đặt</translation>
  </message>
  <message>
   <source>Slips will be printed on {printer}, {paper}.</source>
   <translation>Phiếu sẽ in bằng {printer}, giấy {paper}.</translation>
  </message>
  <message>
   <source>The test sheet was sent to {printer}.</source>
   <translation>Đã gửi tờ thử tới {printer}.</translation>
  </message>
  <message>
   <source>Backed up and checked: {n} dossiers.</source>
   <translation>Đã sao lưu và kiểm lại: {n} hồ sơ.</translation>
  </message>
  <message>
   <source>The backup of {when} was checked. It replaces what is here when the program starts the next time.</source>
   <translation>Bản sao ngày {when} dùng được. Lần mở chương trình tới sẽ thay kho hồ sơ bằng bản này.</translation>
  </message>
  <message>
   <source>The PIN is {pin}. It is shown only now.</source>
   <translation>Mật khẩu là {pin}. Chỉ hiện lần này.</translation>
  </message>
  <message>
   <source>Nothing else was changed.</source>
   <translation>Hồ sơ không bị ảnh hưởng.</translation>
  </message>
  <message>
   <source>Write it down for {name}, who changes it after signing in.</source>
   <translation>Đưa mật khẩu cho {name}; vào máy rồi đổi mật khẩu khác.</translation>
  </message>
  <message>
   <source>The PIN was handed over</source>
   <translation>Đã đưa mật khẩu</translation>
  </message>
  <message>
   <source>{name} may sign in now</source>
   <translation>{name} vào máy được rồi</translation>
  </message>
  <message>
   <source>The PIN was changed.</source>
   <translation>Đã đổi mật khẩu.</translation>
  </message>
  <message>
   <source>Working…</source>
   <translation>Đang làm…</translation>
  </message>
  <message>
   <source>The chosen backup will replace all dossiers on this computer.</source>
   <translation>Bản sao vừa chọn sẽ thay toàn bộ hồ sơ trên máy này.</translation>
  </message>
  <message>
   <source>What the centre has stays there. What was not sent yet is only here.</source>
   <translation>Hồ sơ đã tới trung tâm vẫn còn ở đó. Hồ sơ chưa gửi chỉ có trên máy này.</translation>
  </message>
  <message>
   <source>Nothing is replaced before the program starts the next time.</source>
   <translation>Chưa thay gì cho tới lần mở chương trình sau. Bấm Enter để kiểm bản sao.</translation>
  </message>
  <message>
   <source>Leave it as it is</source>
   <translation>Giữ nguyên</translation>
  </message>
  <message>
   <source>Check and plan to restore</source>
   <translation>Kiểm và hẹn khôi phục</translation>
  </message>
  <message>
   <source>Restore from this backup?</source>
   <translation>Khôi phục từ bản sao này?</translation>
  </message>
  <message>
   <source>Where to write the backup</source>
   <translation>Ghi bản sao vào đâu</translation>
  </message>
  <message>
   <source>Which backup</source>
   <translation>Chọn bản sao</translation>
  </message>
 </context>
 <context>
  <name>SheetPage</name>
  <message>
   <source>Back to the list</source>
   <translation>Về danh sách</translation>
  </message>
  <message>
   <source>Confirm the time</source>
   <translation>Xác nhận thời hạn</translation>
  </message>
  <message>
   <source>Print the guidance sheet</source>
   <translation>In tờ hướng dẫn</translation>
  </message>
  <message>
   <source>Guidance sheet</source>
   <translation>Tờ hướng dẫn</translation>
  </message>
  <message>
   <source>Questions and cases</source>
   <translation>Câu hỏi và trường hợp</translation>
  </message>
  <message>
   <source>Papers</source>
   <translation>Giấy tờ</translation>
  </message>
  <message>
   <source>Versions</source>
   <translation>Các phiên bản</translation>
  </message>
  <message>
   <source>The guidance sheet is being drawn…</source>
   <translation>Đang vẽ tờ hướng dẫn…</translation>
  </message>
  <message>
   <source>A retired procedure has no guidance sheet.</source>
   <translation>Thủ tục hết hiệu lực không có tờ hướng dẫn.</translation>
  </message>
  <message>
   <source>retired: only old dossiers use it</source>
   <translation>hết hiệu lực: chỉ hồ sơ cũ còn dùng</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Mã</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Phiên bản</translation>
  </message>
  <message>
   <source>Sector</source>
   <translation>Lĩnh vực</translation>
  </message>
  <message>
   <source>In force</source>
   <translation>Áp dụng</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>Kết quả</translation>
  </message>
  <message>
   <source>Procedure</source>
   <translation>Thủ tục</translation>
  </message>
  <message>
   <source>Time and fee</source>
   <translation>Thời hạn và phí</translation>
  </message>
  <message>
   <source>verified</source>
   <translation>đã xác minh</translation>
  </message>
  <message>
   <source>not verified</source>
   <translation>chưa xác minh</translation>
  </message>
  <message>
   <source>Version {version} confirmed by {name}, {when}</source>
   <translation>Phiên bản {version}: {name} xác nhận, {when}</translation>
  </message>
  <message>
   <source>{said} – the time is another one by now</source>
   <translation>{said} – nay thời hạn đã khác</translation>
  </message>
  <message>
   <source>none</source>
   <translation>không có</translation>
  </message>
 </context>
 <context>
  <name>Side</name>
  <message>
   <source>The slip will print</source>
   <translation>Phiếu sẽ in</translation>
  </message>
  <message>
   <source>Result due</source>
   <translation>Hẹn trả kết quả</translation>
  </message>
  <message>
   <source>Why?</source>
   <translation>Vì sao?</translation>
  </message>
  <message>
   <source>Day of the result</source>
   <translation>Ngày hẹn trả</translation>
  </message>
  <message>
   <source>Day of the result, given by you</source>
   <translation>Ngày hẹn do cán bộ ấn định</translation>
  </message>
  <message>
   <source>The slip as it will print</source>
   <translation>Phiếu sẽ in</translation>
  </message>
  <message>
   <source>Known once the procedure is chosen</source>
   <translation>Có khi chọn thủ tục</translation>
  </message>
  <message>
   <source>Counting…</source>
   <translation>Đang tính…</translation>
  </message>
  <message>
   <source>The catalogue has no time for this procedure.</source>
   <translation>Danh mục không ghi thời hạn của thủ tục này.</translation>
  </message>
  <message>
   <source>Why this date</source>
   <translation>Vì sao ngày này</translation>
  </message>
  <message>
   <source>The slip is drawn once the procedure is chosen.</source>
   <translation>Phiếu hiện ra khi đã chọn thủ tục.</translation>
  </message>
 </context>
 <context>
  <name>SignInPage</name>
  <message>
   <source>PIN</source>
   <translation>Mật khẩu</translation>
  </message>
  <message>
   <source>Unikey seems to be on, so the PIN may be changed. Press Ctrl+Shift to switch it off.</source>
   <translation>Có vẻ Unikey đang bật tiếng Việt, mật khẩu có thể bị đổi chữ. Bấm Ctrl+Shift để tắt.</translation>
  </message>
  <message>
   <source>Start working</source>
   <translation>Vào làm việc</translation>
  </message>
  <message>
   <source>Sign in as someone else</source>
   <translation>Đăng nhập bằng tên khác</translation>
  </message>
  <message>
   <source>Sign in</source>
   <translation>Đăng nhập</translation>
  </message>
  <message>
   <source>Names</source>
   <translation>Danh sách tên</translation>
  </message>
  <message>
   <source>This computer works at once, network or not.</source>
   <translation>Máy này dùng được ngay, không cần mạng.</translation>
  </message>
  <message>
   <source>{office}, {province}</source>
   <translation>{office}, tỉnh {province}</translation>
  </message>
  <message>
   <source>Choose a name with the arrow keys, type the PIN, Enter.</source>
   <translation>Chọn tên bằng phím mũi tên, gõ mật khẩu, bấm Enter.</translation>
  </message>
  <message>
   <source>Locked</source>
   <translation>Đã khóa</translation>
  </message>
  <message>
   <source>{n} dossiers in progress are kept as they are.</source>
   <translation>Đang làm dở {n} hồ sơ, vẫn giữ nguyên.</translation>
  </message>
  <message>
   <source>Type the PIN to go on.</source>
   <translation>Gõ mật khẩu để làm tiếp.</translation>
  </message>
  <message>
   <source>Go on working</source>
   <translation>Làm tiếp</translation>
  </message>
  <message>
   <source>The PIN is not right. {n} tries left.</source>
   <translation>Mật khẩu chưa đúng. Còn {n} lần thử.</translation>
  </message>
  <message>
   <source>5 tries. Wait {n} minutes, then try again.</source>
   <translation>Đã thử 5 lần. Chờ {n} phút rồi thử lại.</translation>
  </message>
  <message>
   <source>Checking…</source>
   <translation>Đang kiểm tra…</translation>
  </message>
 </context>
 <context>
  <name>SlipCheck</name>
  <message>
   <source>The seal of this slip cannot be checked here yet.</source>
   <translation>Dấu niêm của phiếu này chưa kiểm được.</translation>
  </message>
  <message>
   <source>Its {parts} differ from our dossier: ask to see why.</source>
   <translation>Trên phiếu khác với hồ sơ ở đây: {parts}. Hỏi lại người nộp.</translation>
  </message>
  <message>
   <source>This slip was altered: its {parts} differ from our dossier. Go by the dossier.</source>
   <translation>Phiếu này bị sửa: {parts} khác với hồ sơ ở đây. Làm theo hồ sơ, giữ phiếu lại.</translation>
  </message>
  <message>
   <source>This slip was altered: its seal is wrong. Go by the dossier, keep the slip.</source>
   <translation>Phiếu này bị sửa: dấu niêm sai. Làm theo hồ sơ, giữ phiếu lại.</translation>
  </message>
  <message>
   <source>Seal correct. The dossier has changed since: {parts}. Go by the dossier.</source>
   <translation>Dấu niêm đúng. Từ lúc in phiếu hồ sơ đã đổi: {parts}. Làm theo hồ sơ.</translation>
  </message>
  <message>
   <source>Seal correct.</source>
   <translation>Dấu niêm đúng.</translation>
  </message>
  <message>
   <source>code</source>
   <translation>mã hồ sơ</translation>
  </message>
  <message>
   <source>procedure</source>
   <translation>thủ tục</translation>
  </message>
  <message>
   <source>time of receipt</source>
   <translation>giờ tiếp nhận</translation>
  </message>
  <message>
   <source>appointment</source>
   <translation>hẹn trả</translation>
  </message>
 </context>
 <context>
  <name>Status</name>
  <message>
   <source>New online</source>
   <translation>Mới đăng ký</translation>
  </message>
  <message>
   <source>Received</source>
   <translation>Được tiếp nhận</translation>
  </message>
  <message>
   <source>Not accepted</source>
   <translation>Không được tiếp nhận</translation>
  </message>
  <message>
   <source>In process</source>
   <translation>Đang xử lý</translation>
  </message>
  <message>
   <source>More papers asked for</source>
   <translation>Yêu cầu bổ sung giấy tờ</translation>
  </message>
  <message>
   <source>Financial duty to be met</source>
   <translation>Yêu cầu thực hiện nghĩa vụ tài chính</translation>
  </message>
  <message>
   <source>Withdrawn by the citizen</source>
   <translation>Công dân yêu cầu rút hồ sơ</translation>
  </message>
  <message>
   <source>Stopped</source>
   <translation>Dừng xử lý</translation>
  </message>
  <message>
   <source>Finished</source>
   <translation>Đã xử lý xong</translation>
  </message>
  <message>
   <source>Result returned</source>
   <translation>Đã trả kết quả</translation>
  </message>
  <message>
   <source>Not taken in</source>
   <translation>Không tiếp nhận</translation>
  </message>
  <message>
   <source>More papers</source>
   <translation>Yêu cầu bổ sung</translation>
  </message>
  <message>
   <source>Financial duty</source>
   <translation>Nghĩa vụ tài chính</translation>
  </message>
  <message>
   <source>Withdrawn</source>
   <translation>Công dân rút hồ sơ</translation>
  </message>
 </context>
 <context>
  <name>Steps</name>
  <message>
   <source>Received at {at}.</source>
   <translation>Nhận {at}.</translation>
  </message>
  <message>
   <source>Outside hours: counted from {at}.</source>
   <translation>Ngoài giờ làm việc: tính từ {at}.</translation>
  </message>
  <message>
   <source>The day of receipt is not counted.</source>
   <translation>Ngày nhận không tính.</translation>
  </message>
  <message>
   <source>Working day {number}</source>
   <translation>Ngày làm việc thứ {number}</translation>
  </message>
  <message>
   <source>Working day {number}: {note}</source>
   <translation>Ngày làm việc thứ {number}, làm bù: {note}</translation>
  </message>
  <message>
   <source>Day {number}</source>
   <translation>Ngày thứ {number}</translation>
  </message>
  <message>
   <source>Weekend, not counted</source>
   <translation>Cuối tuần, không tính</translation>
  </message>
  <message>
   <source>Holiday: {note}</source>
   <translation>Nghỉ lễ: {note}</translation>
  </message>
  <message>
   <source>Counted {number} minutes, up to {at}</source>
   <translation>Tính {number} phút, tới {at}</translation>
  </message>
  <message>
   <source>{number} months</source>
   <translation>{number} tháng</translation>
  </message>
  <message>
   <source>{number} years</source>
   <translation>{number} năm</translation>
  </message>
  <message>
   <source>Last day of the month</source>
   <translation>Ngày cuối của tháng</translation>
  </message>
  <message>
   <source>Counted {number} up to this day</source>
   <translation>Tới ngày này là {number} ngày</translation>
  </message>
  <message>
   <source>Returned within the day</source>
   <translation>Trả trong ngày</translation>
  </message>
  <message>
   <source>After {at}: the next working day</source>
   <translation>Sau {at}: chuyển sang ngày làm việc sau</translation>
  </message>
  <message>
   <source>Clock stopped at {at}</source>
   <translation>Dừng tính hạn lúc {at}</translation>
  </message>
  <message>
   <source>Clock runs again from {at}</source>
   <translation>Tính tiếp từ {at}</translation>
  </message>
  <message>
   <source>Counted again from the beginning</source>
   <translation>Tính lại từ đầu</translation>
  </message>
  <message>
   <source>Appointment before: {at}</source>
   <translation>Hẹn trước đó: {at}</translation>
  </message>
  <message>
   <source>Moved by {number} minutes of work</source>
   <translation>Dời {number} phút làm việc</translation>
  </message>
  <message>
   <source>Moved to this working day</source>
   <translation>Dời sang ngày làm việc này</translation>
  </message>
  <message>
   <source>Part {number} begins at {at}</source>
   <translation>Giai đoạn {number}: tính từ {at}</translation>
  </message>
  <message>
   <source>A new appointment, made once</source>
   <translation>Hẹn lại một lần</translation>
  </message>
  <message>
   <source>Result at {at}</source>
   <translation>Trả kết quả lúc {at}</translation>
  </message>
  <message>
   <source>Moved by {number} days</source>
   <translation>Dời {number} ngày</translation>
  </message>
 </context>
 <context>
  <name>StoryCard</name>
  <message>
   <source>What happened</source>
   <translation>Diễn biến</translation>
  </message>
  <message>
   <source>newest on top</source>
   <translation>mới nhất ở trên</translation>
  </message>
 </context>
 <context>
  <name>SyncPage</name>
  <message>
   <source>Not at the centre yet</source>
   <translation>Chưa tới trung tâm</translation>
  </message>
  <message>
   <source>No dossier waits to be sent any more.</source>
   <translation>Không còn hồ sơ nào chờ gửi.</translation>
  </message>
  <message>
   <source>to be mended on top</source>
   <translation>cần sửa xếp trên</translation>
  </message>
  <message>
   <source>What happened</source>
   <translation>Vừa qua</translation>
  </message>
  <message>
   <source>Compared with the centre</source>
   <translation>Đối chiếu với trung tâm</translation>
  </message>
  <message>
   <source>If the network is out all day</source>
   <translation>Nếu mất mạng cả ngày</translation>
  </message>
  <message>
   <source>Dossiers stay on this computer and go by themselves when the line is back. Slips and appointments stay valid.</source>
   <translation>Hồ sơ vẫn nằm trên máy này, có mạng là tự gửi. Phiếu và ngày hẹn vẫn có giá trị.</translation>
  </message>
  <message>
   <source>This computer: {n} waiting</source>
   <translation>Máy này: {n} hồ sơ chờ gửi</translation>
  </message>
  <message>
   <source>The centre</source>
   <translation>Trung tâm</translation>
  </message>
  <message>
   <source>{n} dossiers</source>
   <translation>{n} hồ sơ</translation>
  </message>
  <message>
   <source>received {when}</source>
   <translation>nhận {when}</translation>
  </message>
  <message>
   <source>Sent back by the centre: {reason}</source>
   <translation>Trung tâm trả lại: {reason}</translation>
  </message>
  <message>
   <source>Open and mend</source>
   <translation>Sửa rồi gửi lại</translation>
  </message>
  <message>
   <source>Edited in two places</source>
   <translation>Sửa ở hai nơi trong lúc mất mạng</translation>
  </message>
  <message>
   <source>Choose a version</source>
   <translation>Chọn bản đúng</translation>
  </message>
  <message>
   <source>View</source>
   <translation>Xem</translation>
  </message>
  <message>
   <source>Nothing yet.</source>
   <translation>Chưa có gì.</translation>
  </message>
  <message>
   <source>look at what the centre wants to close, then decide.</source>
   <translation>xem danh sách trung tâm muốn đóng rồi quyết định.</translation>
  </message>
  <message>
   <source>mend {n} dossiers on top of the list.</source>
   <translation>sửa {n} hồ sơ ở đầu danh sách.</translation>
  </message>
  <message>
   <source>nothing, everything is at the centre.</source>
   <translation>không còn việc gì, trung tâm đã có đủ.</translation>
  </message>
  <message>
   <source>go on receiving as usual.</source>
   <translation>cứ tiếp nhận bình thường.</translation>
  </message>
  <message>
   <source>Tried again by itself in {time}.</source>
   <translation>Tự thử lại sau {time}.</translation>
  </message>
  <message>
   <source>Synchronising</source>
   <translation>Đồng bộ</translation>
  </message>
  <message>
   <source>Try now</source>
   <translation>Thử ngay</translation>
  </message>
  <message>
   <source>Trying…</source>
   <translation>Đang thử…</translation>
  </message>
  <message>
   <source>It will be sent to the centre again.</source>
   <translation>Hồ sơ sẽ được gửi lại về trung tâm.</translation>
  </message>
  <message>
   <source>The centre wants to close {n} open dossiers on this computer.</source>
   <translation>Trung tâm muốn đóng {n} hồ sơ đang mở trên máy này.</translation>
  </message>
  <message>
   <source>Nothing is deleted: every dossier stays with its history.</source>
   <translation>Không hồ sơ nào bị xóa: hồ sơ và lịch sử vẫn còn nguyên.</translation>
  </message>
  <message>
   <source>Let it in only if the centre confirmed the list. Enter keeps things as is.</source>
   <translation>Chỉ nhận khi trung tâm đã xác nhận danh sách. Bấm Enter là giữ nguyên như cũ.</translation>
  </message>
  <message>
   <source>Not now</source>
   <translation>Để sau</translation>
  </message>
  <message>
   <source>Let this change in</source>
   <translation>Nhận thay đổi này</translation>
  </message>
  <message>
   <source>Let the centre close these dossiers?</source>
   <translation>Cho trung tâm đóng các hồ sơ này?</translation>
  </message>
  <message>
   <source>The change is taken at the next try.</source>
   <translation>Lần đồng bộ tới sẽ nhận thay đổi.</translation>
  </message>
 </context>
 <context>
  <name>SyncWords</name>
  <message>
   <source>not tried yet</source>
   <translation>chưa thử lần nào</translation>
  </message>
  <message>
   <source>The first try comes by itself.</source>
   <translation>Máy sắp tự thử lần đầu.</translation>
  </message>
  <message>
   <source>sending</source>
   <translation>đang gửi</translation>
  </message>
  <message>
   <source>Go on working, it sends by itself.</source>
   <translation>Cứ làm việc bình thường, máy tự gửi.</translation>
  </message>
  <message>
   <source>the line is fine</source>
   <translation>đường truyền tốt</translation>
  </message>
  <message>
   <source>What is saved goes to the centre by itself.</source>
   <translation>Lưu xong là tự gửi về trung tâm.</translation>
  </message>
  <message>
   <source>no network for {time}</source>
   <translation>không có mạng {time}</translation>
  </message>
  <message>
   <source>No network since {since}. Go on receiving and printing as usual.</source>
   <translation>Mất mạng từ {since}. Cứ tiếp nhận và in phiếu bình thường.</translation>
  </message>
  <message>
   <source>the centre is busy</source>
   <translation>trung tâm bận</translation>
  </message>
  <message>
   <source>The centre is busy; it is tried again by itself.</source>
   <translation>Trung tâm bận, máy tự thử lại.</translation>
  </message>
  <message>
   <source>another page answers</source>
   <translation>mạng chen trang khác vào</translation>
  </message>
  <message>
   <source>This network shows another page (usually a Wi-Fi log-in). Log in with the browser, then press Try now.</source>
   <translation>Mạng này chen trang khác vào (thường là trang đăng nhập Wi-Fi). Mở trình duyệt, đăng nhập mạng, rồi bấm Thử ngay.</translation>
  </message>
  <message>
   <source>nothing is sent</source>
   <translation>chưa gửi gì</translation>
  </message>
  <message>
   <source>Not sure the other side is the centre, so nothing was sent. Tell the technician; the dossiers are safe.</source>
   <translation>Chưa chắc bên kia đúng là trung tâm nên chưa gửi gì. Báo cán bộ kỹ thuật; hồ sơ vẫn an toàn.</translation>
  </message>
  <message>
   <source>must be joined again</source>
   <translation>cần nối lại</translation>
  </message>
  <message>
   <source>This computer must be joined to the centre again: ask the technician for a joining code. Receiving goes on.</source>
   <translation>Cần nối lại máy này với trung tâm: xin mã nối máy từ cán bộ kỹ thuật. Vẫn tiếp nhận được.</translation>
  </message>
  <message>
   <source>a newer version is needed</source>
   <translation>cần bản mới hơn</translation>
  </message>
  <message>
   <source>The centre needs a newer version of the program. Receiving works; dossiers wait.</source>
   <translation>Trung tâm cần bản mới hơn của chương trình. Vẫn tiếp nhận được; hồ sơ chờ gửi tới khi cập nhật xong.</translation>
  </message>
  <message>
   <source>the clock is wrong</source>
   <translation>đồng hồ sai</translation>
  </message>
  <message>
   <source>The clock of this computer differs from the centre's. Correct the time, then press Try now.</source>
   <translation>Đồng hồ máy lệch với trung tâm. Chỉnh lại giờ máy, rồi bấm Thử ngay.</translation>
  </message>
  <message>
   <source>the centre refuses</source>
   <translation>trung tâm không nhận</translation>
  </message>
  <message>
   <source>The centre does not take anything now. Tell the technician.</source>
   <translation>Trung tâm chưa nhận gì lúc này. Báo cán bộ kỹ thuật; hồ sơ vẫn an toàn.</translation>
  </message>
  <message>
   <source>The centre has everything</source>
   <translation>Trung tâm đã nhận đủ</translation>
  </message>
  <message>
   <source>Sending</source>
   <translation>Đang gửi</translation>
  </message>
  <message>
   <source>No network</source>
   <translation>Mất mạng</translation>
  </message>
  <message>
   <source>The centre is busy</source>
   <translation>Trung tâm bận</translation>
  </message>
  <message>
   <source>Another page answers</source>
   <translation>Mạng chen trang khác vào</translation>
  </message>
  <message>
   <source>Not sure it is the centre</source>
   <translation>Chưa chắc đúng là trung tâm</translation>
  </message>
  <message>
   <source>Must be joined again</source>
   <translation>Cần nối lại máy</translation>
  </message>
  <message>
   <source>A newer version is needed</source>
   <translation>Cần bản mới hơn</translation>
  </message>
  <message>
   <source>The clock is wrong</source>
   <translation>Đồng hồ máy sai</translation>
  </message>
  <message>
   <source>The centre refuses</source>
   <translation>Trung tâm không nhận</translation>
  </message>
  <message>
   <source>a change waits for you</source>
   <translation>có thay đổi chờ duyệt</translation>
  </message>
  <message>
   <source>The centre wants to close many dossiers at once. Our own dossiers still go out.</source>
   <translation>Trung tâm muốn đóng nhiều hồ sơ cùng lúc. Hồ sơ của quầy vẫn gửi đi bình thường.</translation>
  </message>
  <message>
   <source>{n} dossiers are safe on this computer.</source>
   <translation>{n} hồ sơ đang nằm an toàn trên máy này.</translation>
  </message>
  <message>
   <source>The centre has all dossiers.</source>
   <translation>Trung tâm đã nhận đủ mọi hồ sơ.</translation>
  </message>
  <message>
   <source>No dossier waits to be sent.</source>
   <translation>Không có hồ sơ nào chờ gửi.</translation>
  </message>
  <message>
   <source>{sending} go by themselves, {mend} need a person.</source>
   <translation>{sending} hồ sơ tự gửi, {mend} hồ sơ cần sửa.</translation>
  </message>
  <message>
   <source>{n} seconds</source>
   <translation>{n} giây</translation>
  </message>
  <message>
   <source>{n} minutes</source>
   <translation>{n} phút</translation>
  </message>
  <message>
   <source>{n} hours</source>
   <translation>{n} giờ</translation>
  </message>
  <message>
   <source>Many closings at once: waiting for a person</source>
   <translation>Đóng nhiều hồ sơ: chờ người duyệt</translation>
  </message>
  <message>
   <source>{closed} closings of the centre were let in</source>
   <translation>Đã nhận {closed} hồ sơ trung tâm đóng</translation>
  </message>
  <message>
   <source>Sent {sent}, received {came} changes</source>
   <translation>Đã gửi {sent}, nhận {came} thay đổi</translation>
  </message>
  <message>
   <source>The centre has taken {sent} changes</source>
   <translation>Đã gửi tới {sent} thay đổi</translation>
  </message>
  <message>
   <source>Received {came} changes from the centre</source>
   <translation>Nhận {came} thay đổi từ trung tâm</translation>
  </message>
  <message>
   <source>The centre was restored; sending again</source>
   <translation>Trung tâm đã khôi phục, đang gửi lại</translation>
  </message>
  <message>
   <source>Tried, not through</source>
   <translation>Đã thử, chưa được</translation>
  </message>
  <message>
   <source>Not compared with the centre yet.</source>
   <translation>Chưa đối chiếu với trung tâm lần nào.</translation>
  </message>
  <message>
   <source>Last at {when}: the centre had everything sent until then.</source>
   <translation>Lần cuối {when}: trung tâm có đủ mọi hồ sơ gửi tới lúc đó.</translation>
  </message>
 </context>
 <context>
  <name>TodayPage</name>
  <message>
   <source>Overdue</source>
   <translation>Quá hạn</translation>
  </message>
  <message>
   <source>Due today</source>
   <translation>Đến hạn hôm nay</translation>
  </message>
  <message>
   <source>Waiting for papers</source>
   <translation>Chờ bổ sung</translation>
  </message>
  <message>
   <source>Results to hand over</source>
   <translation>Kết quả chờ trả</translation>
  </message>
  <message>
   <source>Not at the centre</source>
   <translation>Chưa tới trung tâm</translation>
  </message>
  <message>
   <source>Work to do first</source>
   <translation>Việc cần làm trước</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Hôm nay</translation>
  </message>
  <message>
   <source>Nothing is urgent now.</source>
   <translation>Chưa có việc gấp.</translation>
  </message>
  <message>
   <source>Scan a card to receive the next person.</source>
   <translation>Quét thẻ để tiếp nhận người tiếp theo.</translation>
  </message>
  <message>
   <source>most urgent on top</source>
   <translation>gấp nhất ở trên</translation>
  </message>
  <message>
   <source>Receive a new dossier</source>
   <translation>Tiếp nhận hồ sơ mới</translation>
  </message>
  <message>
   <source>Scan a card or a slip</source>
   <translation>Quét thẻ hoặc phiếu</translation>
  </message>
  <message>
   <source>The right work opens by itself.</source>
   <translation>Chương trình tự mở đúng việc.</translation>
  </message>
  <message>
   <source>Not taken in yet</source>
   <translation>Chưa tiếp nhận được</translation>
  </message>
  <message>
   <source>Guidance (form 02)</source>
   <translation>Hướng dẫn bổ sung (Mẫu 02)</translation>
  </message>
  <message>
   <source>Refusal (form 03)</source>
   <translation>Từ chối (Mẫu 03)</translation>
  </message>
  <message>
   <source>Received today</source>
   <translation>Đã nhận hôm nay</translation>
  </message>
  <message>
   <source>Numbers at hand without network</source>
   <translation>Số hồ sơ có sẵn khi mất mạng</translation>
  </message>
  <message>
   <source>dossiers</source>
   <translation>hồ sơ</translation>
  </message>
  <message>
   <source>{n} to do</source>
   <translation>{n} việc</translation>
  </message>
  <message>
   <source>{n} dossiers</source>
   <translation>{n} hồ sơ</translation>
  </message>
  <message>
   <source>{left} / {lent} left</source>
   <translation>còn {left} / {lent} số</translation>
  </message>
  <message>
   <source>{n} received dossiers are not with the specialists yet.</source>
   <translation>Còn {n} hồ sơ đã tiếp nhận chưa chuyển chuyên môn.</translation>
  </message>
  <message>
   <source>Pass all on and print the list</source>
   <translation>Chuyển hết và in danh sách</translation>
  </message>
  <message>
   <source>{n} online dossiers to answer, {late} late: the first since {when}.</source>
   <translation>{n} hồ sơ trực tuyến phải trả lời, {late} hồ sơ đã quá giờ: sớm nhất từ {when}.</translation>
  </message>
  <message>
   <source>{n} online dossiers to answer soon: the first by {when}.</source>
   <translation>{n} hồ sơ trực tuyến sắp tới giờ phải trả lời: sớm nhất trước {when}.</translation>
  </message>
  <message>
   <source>Show them</source>
   <translation>Xem danh sách</translation>
  </message>
  <message>
   <source>{n} dossiers passed on.</source>
   <translation>Đã chuyển {n} hồ sơ.</translation>
  </message>
  <message>
   <source>{n} dossiers could not be passed on; open them to see why.</source>
   <translation>{n} hồ sơ chưa chuyển được; mở từng hồ sơ để xem lý do.</translation>
  </message>
  <message>
   <source>Sent to the printer: {form}</source>
   <translation>Đã gửi {form} sang máy in</translation>
  </message>
  <message>
   <source>Passing on…</source>
   <translation>Đang chuyển…</translation>
  </message>
  <message>
   <source>None left: slips get a provisional code until the network is back.</source>
   <translation>Hết số: phiếu sẽ ghi mã tạm tới khi có mạng.</translation>
  </message>
  <message>
   <source>Numbers for today only; more come with the network.</source>
   <translation>Chỉ có số cho hôm nay; có mạng là tự xin thêm.</translation>
  </message>
  <message>
   <source>There are numbers up to {weekday} {day}.</source>
   <translation>Có số đến hết {weekday} {day}.</translation>
  </message>
  <message>
   <source>Sent back</source>
   <translation>Cần sửa</translation>
  </message>
  <message>
   <source>by the centre</source>
   <translation>trung tâm trả lại</translation>
  </message>
  <message>
   <source>Two versions</source>
   <translation>Cần chọn bản</translation>
  </message>
  <message>
   <source>both are kept</source>
   <translation>cả hai bản đều còn</translation>
  </message>
  <message>
   <source>Result is here</source>
   <translation>Đã có kết quả</translation>
  </message>
  <message>
   <source>Filed online</source>
   <translation>Nộp trực tuyến</translation>
  </message>
  <message>
   <source>Answer is late</source>
   <translation>Quá giờ trả lời</translation>
  </message>
  <message>
   <source>answer by {when}</source>
   <translation>trước {when}</translation>
  </message>
  <message>
   <source>Mend and send</source>
   <translation>Sửa rồi gửi lại</translation>
  </message>
  <message>
   <source>Choose a version</source>
   <translation>Chọn bản đúng</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>Trả lời</translation>
  </message>
  <message>
   <source>Open the dossier</source>
   <translation>Mở hồ sơ</translation>
  </message>
  <message>
   <source>Hand over</source>
   <translation>Trả kết quả</translation>
  </message>
  <message>
   <source>The dossier of this slip is not on this computer.</source>
   <translation>Chưa có hồ sơ của phiếu này trên máy này. Xem lại mã trên phiếu.</translation>
  </message>
 </context>
 <context>
  <name>TopBar</name>
  <message>
   <source>Scan a card or a slip, or type to search</source>
   <translation>Quét thẻ, quét phiếu hoặc gõ để tìm</translation>
  </message>
  <message>
   <source>Monday</source>
   <translation>Thứ Hai</translation>
  </message>
  <message>
   <source>Tuesday</source>
   <translation>Thứ Ba</translation>
  </message>
  <message>
   <source>Wednesday</source>
   <translation>Thứ Tư</translation>
  </message>
  <message>
   <source>Thursday</source>
   <translation>Thứ Năm</translation>
  </message>
  <message>
   <source>Friday</source>
   <translation>Thứ Sáu</translation>
  </message>
  <message>
   <source>Saturday</source>
   <translation>Thứ Bảy</translation>
  </message>
  <message>
   <source>Sunday</source>
   <translation>Chủ Nhật</translation>
  </message>
 </context>
 <context>
  <name>TrainingBanner</name>
  <message>
   <source>Dossiers here are not real, nothing is sent, slips carry the word TRAINING.</source>
   <translation>Hồ sơ ở đây không có thật, không gửi đi đâu, phiếu in có chữ TẬP HUẤN.</translation>
  </message>
  <message>
   <source>Try: no network</source>
   <translation>Thử mất mạng</translation>
  </message>
  <message>
   <source>Try: power cut</source>
   <translation>Thử mất điện</translation>
  </message>
  <message>
   <source>Leave training</source>
   <translation>Thoát tập huấn</translation>
  </message>
  <message>
   <source>TRAINING</source>
   <translation>ĐANG TẬP HUẤN</translation>
  </message>
 </context>
 <context>
  <name>TruthBar</name>
  <message>
   <source>not tried yet</source>
   <translation>chưa thử</translation>
  </message>
  <message>
   <source>Saved on this computer</source>
   <translation>Đã lưu trên máy này</translation>
  </message>
  <message>
   <source>not a dossier yet</source>
   <translation>chưa thành hồ sơ</translation>
  </message>
  <message>
   <source>Draft is kept</source>
   <translation>Nháp đang được giữ</translation>
  </message>
  <message>
   <source>Saving…</source>
   <translation>Đang lưu…</translation>
  </message>
  <message>
   <source>Could not be saved</source>
   <translation>Chưa lưu được</translation>
  </message>
 </context>
 <context>
  <name>VersionRow</name>
  <message>
   <source>1 · On this computer</source>
   <translation>1 · Ở máy này</translation>
  </message>
  <message>
   <source>On this computer: not possible any more</source>
   <translation>Ở máy này: không chọn được nữa</translation>
  </message>
  <message>
   <source>2 · At the centre</source>
   <translation>2 · Ở trung tâm</translation>
  </message>
  <message>
   <source>this computer</source>
   <translation>máy này</translation>
  </message>
  <message>
   <source>the centre</source>
   <translation>trung tâm</translation>
  </message>
  <message>
   <source>Chosen: {side}</source>
   <translation>Đã chọn: {side}</translation>
  </message>
 </context>
 <context>
  <name>Versions</name>
  <message>
   <source>Status</source>
   <translation>Tình trạng</translation>
  </message>
  <message>
   <source>Appointment</source>
   <translation>Ngày hẹn trả</translation>
  </message>
  <message>
   <source>Submitted by</source>
   <translation>Người nộp</translation>
  </message>
  <message>
   <source>Whose dossier it is</source>
   <translation>Chủ hồ sơ</translation>
  </message>
  <message>
   <source>Authorisation</source>
   <translation>Giấy ủy quyền</translation>
  </message>
  <message>
   <source>Helped by</source>
   <translation>Người hỗ trợ</translation>
  </message>
  <message>
   <source>Papers</source>
   <translation>Giấy tờ</translation>
  </message>
  <message>
   <source>Number of sets</source>
   <translation>Số bộ hồ sơ</translation>
  </message>
  <message>
   <source>Case</source>
   <translation>Trường hợp</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Ghi chú</translation>
  </message>
  <message>
   <source>Result goes out</source>
   <translation>Nhận kết quả</translation>
  </message>
  <message>
   <source>Fees</source>
   <translation>Phí, lệ phí</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>Kết quả</translation>
  </message>
  <message>
   <source>Received at</source>
   <translation>Thời gian nhận</translation>
  </message>
  <message>
   <source>Received by</source>
   <translation>Người tiếp nhận</translation>
  </message>
  <message>
   <source>Other details</source>
   <translation>Chi tiết khác</translation>
  </message>
  <message>
   <source>name</source>
   <translation>họ tên</translation>
  </message>
  <message>
   <source>ID number</source>
   <translation>số định danh</translation>
  </message>
  <message>
   <source>old ID number</source>
   <translation>số chứng minh cũ</translation>
  </message>
  <message>
   <source>born</source>
   <translation>ngày sinh</translation>
  </message>
  <message>
   <source>card issued on</source>
   <translation>ngày cấp thẻ</translation>
  </message>
  <message>
   <source>sex</source>
   <translation>giới tính</translation>
  </message>
  <message>
   <source>address</source>
   <translation>địa chỉ</translation>
  </message>
  <message>
   <source>phone</source>
   <translation>điện thoại</translation>
  </message>
  <message>
   <source>e-mail</source>
   <translation>thư điện tử</translation>
  </message>
  <message>
   <source>tax code</source>
   <translation>mã số thuế</translation>
  </message>
  <message>
   <source>At the counter</source>
   <translation>Tại quầy</translation>
  </message>
  <message>
   <source>Electronically</source>
   <translation>Bản điện tử</translation>
  </message>
  <message>
   <source>By post</source>
   <translation>Qua bưu điện</translation>
  </message>
  <message>
   <source>No appointment</source>
   <translation>Không hẹn ngày</translation>
  </message>
  <message>
   <source>provisional</source>
   <translation>tạm tính</translation>
  </message>
 </context>
 <context>
  <name>VersionsCard</name>
  <message>
   <source>Choose a version</source>
   <translation>Chọn bản</translation>
  </message>
  <message>
   <source>Save the choice</source>
   <translation>Lưu lựa chọn</translation>
  </message>
  <message>
   <source>{n} of {all} chosen</source>
   <translation>đã chọn {n} / {all}</translation>
  </message>
  <message>
   <source>Choose a version in every row first.</source>
   <translation>Chọn bản ở mọi dòng rồi mới lưu.</translation>
  </message>
  <message>
   <source>Both versions say the same now: save to go on.</source>
   <translation>Hai bản nay giống nhau: bấm lưu để làm tiếp.</translation>
  </message>
  <message>
   <source>↑ ↓ another row · ← or 1: this computer · → or 2: the centre. What happened stays in the history either way.</source>
   <translation>↑ ↓ đổi dòng · ← hoặc 1: máy này · → hoặc 2: trung tâm. Việc đã làm vẫn còn trong lịch sử, chọn bản nào cũng vậy.</translation>
  </message>
 </context>
 <context>
  <name>Views</name>
  <message>
   <source>All</source>
   <translation>Tất cả</translation>
  </message>
  <message>
   <source>Due today</source>
   <translation>Đến hạn hôm nay</translation>
  </message>
  <message>
   <source>Overdue</source>
   <translation>Quá hạn</translation>
  </message>
  <message>
   <source>Waiting for papers</source>
   <translation>Chờ bổ sung</translation>
  </message>
  <message>
   <source>To hand over</source>
   <translation>Chờ trả</translation>
  </message>
  <message>
   <source>Not at the centre</source>
   <translation>Chưa tới trung tâm</translation>
  </message>
  <message>
   <source>New online</source>
   <translation>Trực tuyến mới</translation>
  </message>
 </context>
 <context>
  <name>WhyCard</name>
  <message>
   <source>Why this date?</source>
   <translation>Vì sao hẹn ngày này?</translation>
  </message>
  <message>
   <source>The official gave the date.</source>
   <translation>Ngày hẹn do cán bộ ghi.</translation>
  </message>
  <message>
   <source>Holidays of that year are not confirmed yet: the date may move.</source>
   <translation>Lịch nghỉ năm đó chưa được xác nhận: ngày hẹn có thể đổi.</translation>
  </message>
 </context>
</TS>
